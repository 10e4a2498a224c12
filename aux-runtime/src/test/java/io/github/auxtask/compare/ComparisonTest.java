package io.github.auxtask.compare;

import static io.github.auxtask.compare.cell.Compared.cell;
import static io.github.auxtask.compare.cell.Compared.measured;
import static io.github.auxtask.compare.cell.Compared.withSetting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
    @TempDir
    private Path folder;

    private SampleReproduction sample;

    @BeforeEach
    void writeSample() throws IOException {
        sample = SampleReproduction.in(folder);
    }

    @Test
    void withoutRunsEveryNumberIsNotRunAndNamesTheCommand() {
        Comparison comparison = compare(List.of());
        assertThat(comparison.counts()).containsEntry(Verdict.Kind.NOT_RUN, 60);
        assertThat(cell(comparison, "ResNet, FT, training adversarial, test set clean")
                        .verdict())
                .isEqualTo(new Verdict.NotRun("mvn aux:train aux:attack -Daux.budget=full"
                        + " -Daux.only=\"architecture=resnet18,task=ft,training=adversarial\""));
    }

    @Test
    void aBudgetThatChangesNothingIsHeldAgainstThePaperWithAllItsSeeds() {
        Comparison comparison = compare(sample.completed("full", 2));
        CellComparison near = cell(comparison, "ResNet, None, training clean, test set clean");
        assertThat(near.verdict()).isEqualTo(new Verdict.Reproduced());
        assertThat(measured(near).values()).extracting(SeedValue::seed).containsExactly(1L, 2L, 3L, 4L, 5L);
        CellComparison far = cell(comparison, "EfficientNet, FT, training clean, test set clean");
        assertThat(far.verdict()).isEqualTo(new Verdict.NotReproduced(Verdict.Direction.LOWER));
        assertThat(far.verdict().text()).isEqualTo("not reproduced (lower)");
        assertThat(far.difference()).isLessThan(new BigDecimal("-2.5"));
    }

    @Test
    void toleranceOfAnExceptionIsUsedWhereItApplies() {
        Comparison comparison = compare(sample.completed("full", 2));
        assertThat(cell(comparison, "ResNet, None, training clean, test set clean")
                        .numbers()
                        .tolerance()
                        .delta())
                .isEqualByComparingTo("0.5");
        assertThat(cell(comparison, "ResNet, None, training clean, test set adversarial")
                        .numbers()
                        .tolerance()
                        .delta())
                .isEqualByComparingTo("2");
    }

    @Test
    void aBudgetThatChangesSettingsIsNotComparableAndShowsItsDifferenceAllTheSame() {
        CellComparison cell =
                cell(compare(sample.completed("quick", 2)), "ResNet, None, training clean, test set clean");
        assertThat(cell.verdict())
                .isEqualTo(
                        new Verdict.NotComparable(
                                ReasonCode.REDUCED_BUDGET,
                                "epochs 3 instead of 200, data.train 2000 instead of 0, data.validation 500 instead of 0 and 1 more"));
        assertThat(cell.difference()).isNegative();
        assertThat(cell.command()).contains("-Daux.budget=full");
    }

    @Test
    void theBestBudgetThatThereIsFillsTheCell() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("smoke", 1));
        assertThat(budget(runs)).isEqualTo("smoke");
        runs.addAll(sample.completed("quick", 1));
        assertThat(budget(runs)).isEqualTo("quick");
        runs.addAll(sample.completed("full", 1));
        assertThat(budget(runs)).isEqualTo("full");
    }

    @Test
    void publishedTableThatCannotBeReadHidesNoOtherTable() throws IOException {
        Files.writeString(folder.resolve("published/table-1.csv"), "architecture\nResNet\n", StandardCharsets.UTF_8);
        Comparison comparison = compare(List.of());
        assertThat(comparison.problems()).singleElement().asString().contains("published/table-1.csv, line 1");
        assertThat(comparison.tables())
                .singleElement()
                .satisfies(table -> assertThat(table.spec().id()).isEqualTo("control"));
    }

    @Test
    void tablesOfOursAloneSpanTheGridAndCountNoVerdicts() {
        TableComparison own = compare(sample.completed("full", 2)).tables().get(1);
        assertThat(own.cells())
                .hasSize(30)
                .allSatisfy(cell -> assertThat(cell.measured()).isNotNull());
        assertThat(own.counts().values()).containsOnly(0);
    }

    @Test
    void readingsOfThePaperAndTheCodeAreCountedOverRuns() {
        List<RunRecord> runs = new ArrayList<>(sample.completed("quick", 2));
        runs.set(0, withSetting(runs.get(0), "ft.targets", "batch-rolled"));
        DeviationUse use = compare(runs).deviations().get(0);
        assertThat(use.runs()).containsEntry("batch-rolled", 1).containsEntry("own", 11);
        assertThat(use.reading("own")).isEqualTo("paper");
        assertThat(use.reading("batch-rolled")).isEqualTo("code");
        assertThat(use.leavesThePaper()).isTrue();
    }

    private Comparison compare(List<RunRecord> runs) {
        return Comparison.of(sample.reproduction(), runs);
    }

    private String budget(List<RunRecord> runs) {
        return measured(cell(compare(runs), "ResNet, None, training clean, test set clean"))
                .budget();
    }
}
