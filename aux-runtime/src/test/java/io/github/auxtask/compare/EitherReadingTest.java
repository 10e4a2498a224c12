package io.github.auxtask.compare;

import static io.github.auxtask.compare.cell.Compared.cell;
import static io.github.auxtask.compare.cell.Compared.measured;
import static io.github.auxtask.compare.cell.Compared.withSetting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.testing.Ledgers;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the paper leaves a setting open and the plan says {@code either: true}, any listed reading is the paper's. */
final class EitherReadingTest {
    private static final String CELL = "a, None, test clean";
    private static final String PRECISION = """
            deviations:
              - {key: precision, use: fp32, others: [bf16], either: true, why: the paper does not say}
            """;

    @TempDir
    private Path folder;

    @Test
    void aRunWithAnotherListedReadingIsThePapers() throws IOException {
        Study study = study(PRECISION);
        List<RunRecord> records = new ArrayList<>(study.records());
        records.set(1, withSetting(records.get(1), "precision", "bf16"));
        Comparison comparison = study.compared(records);
        assertThat(cell(comparison, CELL).verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(measured(cell(comparison, CELL)).values()).hasSize(5);
        assertThat(comparison.unused()).isEmpty();
        assertThat(comparison.deviations().get(0).runs())
                .containsEntry("fp32", 4)
                .containsEntry("bf16", 1);
        assertThat(comparison.deviations().get(0).reading("bf16")).isEqualTo("counts as well");
    }

    @Test
    void withoutTheMarkItIsNot() throws IOException {
        Study study = study(PRECISION.replace("either: true, ", ""));
        List<RunRecord> other = study.records().stream()
                .map(run -> withSetting(run, "precision", "bf16"))
                .toList();
        assertThat(cell(study.compared(other), CELL).verdict().detail())
                .isEqualTo("other settings: precision bf16 instead of fp32");
    }

    @Test
    void ofTwoRunsWithOneSeedThatWereBegunAlikeTheReadingInUseCountsWhateverTheyMeasured() throws IOException {
        Study study = study(PRECISION);
        List<RunRecord> records = new ArrayList<>(study.records());
        RunRecord other = withSetting(
                study(PRECISION, 99.0, 99.0, 99.0, 99.0, 99.0).records().get(2), "precision", "bf16");
        records.add(0, other);
        CellComparison cell = cell(study.compared(records), CELL);
        assertThat(measured(cell).values())
                .hasSize(5)
                .extracting(SeedValue::value)
                .doesNotContain(99.0);
        assertThat(cell.numbers().remarks())
                .containsExactly("Seed 3 was also run with precision bf16 ("
                        + other.id().abbreviated() + "): not counted, whatever it measured.");
    }

    @Test
    void ofTwoRunsWithOneSeedTheOneThatWasBegunFirstCountsSoThatNoSecondReadingIsTriedUntilItSuits()
            throws IOException {
        Study study = study(PRECISION);
        List<RunRecord> first = study.records().stream()
                .map(run -> withSetting(run, "precision", "bf16"))
                .toList();
        List<RunRecord> records =
                new ArrayList<>(study(PRECISION, 99.0, 99.0, 99.0, 99.0, 99.0).records());
        List<LedgerEntry> begun = new ArrayList<>();
        first.forEach(run -> begun.add(Ledgers.started(run, List.of(1L, 2L, 3L, 4L, 5L))));
        records.forEach(run -> begun.add(Ledgers.later(Ledgers.started(run, List.of(1L, 2L, 3L, 4L, 5L)))));
        records.addAll(first);
        RunRecords all = new RunRecords(records, List.of()).withLedger(new Ledger(begun, List.of()));
        CellComparison cell = cell(Comparison.of(study.reproduction(), all), CELL);
        assertThat(measured(cell).values())
                .hasSize(5)
                .extracting(SeedValue::value)
                .doesNotContain(99.0);
        assertThat(cell.numbers().remarks())
                .hasSize(5)
                .allSatisfy(remark -> assertThat(remark).contains("was also run with precision fp32"));
    }

    @Test
    void aFailureOfTheReadingInUseIsNotReplacedByASuccessOfAnother() throws IOException {
        Study study = study(PRECISION);
        List<RunRecord> records = new ArrayList<>(study.records());
        RunRecord first = records.get(0);
        records.set(
                0,
                RunRecordBuilder.like(first)
                        .training(new RunRecord.Training(
                                RunRecord.Training.FAILED, "the loss was NaN", 1, 0, "none", List.of(), 0))
                        .evaluations(List.of())
                        .build());
        records.add(withSetting(first, "precision", "bf16"));
        CellComparison cell = cell(study.compared(records), CELL);
        assertThat(measured(cell).values()).extracting(SeedValue::seed).doesNotContain(1L);
        assertThat(cell.numbers().remarks()).contains("The full run with seed 1 failed.");
    }

    @Test
    void aRunThatNeedsOthersStartsFromThoseWithItsOwnReading() throws IOException {
        Study study = Study.in(folder, PRECISION + "needs:\n  - {when: {task: ft}, run: {task: none}}\n");
        PlannedRun run =
                Plan.of(study.reproduction(), new Selection("full", List.of(1L), null, Precision.BF16)).runs().stream()
                        .filter(planned -> planned.label().equals("a/ft seed 1"))
                        .findFirst()
                        .orElseThrow();
        RunRecord record = RunRecordBuilder.of(run, "study", "full").build();
        assertThat(record.configuration().needs()).hasSize(1);
        assertThat(cell(study.compared(List.of(record)), "a, FT, test clean")
                        .verdict()
                        .kind())
                .isNotEqualTo(Verdict.Kind.NOT_COMPARABLE);
    }

    @Test
    void theMarkNeedsASecondReading() {
        assertThatThrownBy(() -> study(PRECISION.replace("others: [bf16], ", "")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'either' needs several readings of 'precision'");
    }

    private Study study(String more) throws IOException {
        return study(more, 90.0, 90.1, 89.9, 90.0, 90.1);
    }

    private Study study(String more, double... accuracies) throws IOException {
        return Study.in(folder, more).measured("full", "a", "none", "clean", accuracies);
    }
}
