package io.github.auxtask.compare;

import static io.github.auxtask.compare.cell.Compared.cell;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.testing.Ledgers;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways to a verdict that the runs do not give, each of which shows. */
final class TricksTest {
    private static final String CELL = "a, None, test clean";
    private static final String FULL = "full: {seeds: [1, 2, 3, 4, 5]}";
    private static final List<Long> MANY = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    private static final CheckRules RULES = new CheckRules(List.of(), 1);

    @TempDir
    private Path folder;

    /** Eight seeds were planned and begun; then the budget says that it is no evidence, or no longer makes the evaluation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "full: {seeds: [1, 2, 3, 4, 5, 6, 7, 8], evidence: false}",
                "full: {seeds: [1, 2, 3, 4, 5, 6, 7, 8], evaluations: [weak]}"
            })
    void seedsOfABudgetThatWasTakenBackStayPlanned(String old) throws IOException {
        Study study = study(old + "\n  chosen: {seeds: [1, 2, 3, 4, 5]}")
                .measured("chosen", "a", "none", "clean", 90, 90.1, 89.9, 90, 90.1);
        List<LedgerEntry> begun = study.records().stream()
                .map(run -> begun(run, Map.of("full", MANY), Map.of("full", List.of("clean"))))
                .toList();
        assertThat(cell(Comparison.of(study.reproduction(), with(study.records(), begun)), CELL)
                        .verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.MISSING_SEEDS, "5 of 8 planned seeds"));
    }

    /** As from a file that has since been put away: the ledger knows the run and no plan. */
    @Test
    void aRunThatNoPlanOfItsTimeKnowsIsNoEasierToJudgeThanOneWithoutALedger() throws IOException {
        Study study = study("full: {seeds: [1, 2, 3]}").measured("full", "a", "none", "clean", 90, 90.1, 89.9);
        List<LedgerEntry> begun = study.records().stream()
                .map(run -> begun(run, Map.of(), Map.of()))
                .toList();
        assertThat(cell(Comparison.of(study.reproduction(), with(study.records(), begun)), CELL)
                        .verdict()
                        .kind())
                .isEqualTo(Verdict.Kind.INCONCLUSIVE);
        assertThat(cell(study.compared(), CELL).verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void aSeedThatWasTrainedAgainIsNamedBesideTheNumber() throws IOException {
        Study study = five();
        List<RunRecord> records = weighted(study.records());
        List<LedgerEntry> entries = new ArrayList<>();
        records.forEach(run -> {
            entries.add(Ledgers.started(run, List.of(1L, 2L, 3L, 4L, 5L)));
            entries.add(finished(run, run.weightsDigest().orElseThrow()));
        });
        RunRecord again = records.get(2);
        assertThat(remarks(study, records, entries)).isEmpty();

        entries.add(finished(again, again.weightsDigest().orElseThrow()));
        assertThat(remarks(study, records, entries)).as("to the same weights").isEmpty();

        entries.add(finished(again, "f".repeat(64)));
        assertThat(remarks(study, records, entries))
                .containsExactly(
                        "Seed 3 was trained to its end 3 times: the one that is recorded here counts, and what others measured stands in the list of attempts.");
    }

    @Test
    void aRecordOfNoTrainingThatTheLedgerKnowsFailsTheCheck() throws IOException {
        Study study = five();
        List<RunRecord> records = weighted(study.records());
        List<LedgerEntry> entries = new ArrayList<>();
        records.forEach(run -> entries.add(finished(run, run.weightsDigest().orElseThrow())));
        assertThat(failures(study, records, entries)).isEmpty();

        entries.set(1, finished(records.get(1), "f".repeat(64)));
        assertThat(failures(study, records, entries))
                .singleElement()
                .asString()
                .startsWith("The record of a/none seed 2 (budget full, ")
                .contains("is of none of the trainings that the ledger says came to their end");
    }

    @Test
    void aLedgerThatWasTakenAwayIsMissedByTheRecords() throws IOException {
        Study study = five();
        List<LedgerEntry> entries = new ArrayList<>();
        List<RunRecord> records = new ArrayList<>();
        for (RunRecord run : study.records()) {
            LedgerEntry entry = Ledgers.started(run, List.of(1L, 2L, 3L, 4L, 5L));
            entries.add(entry);
            records.add(run.begun(entry.id().hex()));
        }
        assertThat(failures(study, records, entries)).isEmpty();
        assertThat(failures(study, records, List.of()))
                .hasSize(5)
                .allSatisfy(problem ->
                        assertThat(problem).startsWith("The ledger has no line about the beginning of a/none seed "));
    }

    @Test
    void oneTrainingUnderTwoSeedsIsSeen() throws IOException {
        Study study = five();
        List<RunRecord> records = weighted(study.records());
        RunRecord copied = RunRecordBuilder.like(records.get(4))
                .training(records.get(4)
                        .training()
                        .withWeights(records.get(0).training().weights()))
                .build();
        records.set(4, copied);
        assertThat(failures(study, records, List.of()))
                .singleElement()
                .asString()
                .contains("a/none seed 1", "a/none seed 5", "of the same trained values");
    }

    @Test
    void aRecordThatWasPutAmongTheAttemptsIsMissedInItsPlace() throws IOException {
        Study study = five();
        List<RunRecord> records = study.records();
        RunRecord moved = records.get(4);
        List<RunRecords.Attempt> attempts = List.of(new RunRecords.Attempt("full/attempts/x-1.json", moved));
        RunRecords fewer = new RunRecords(records.subList(0, 4), List.of(), attempts, Ledger.EMPTY);
        assertThat(CheckResult.of(RULES, Comparison.of(study.reproduction(), fewer))
                        .failures())
                .singleElement()
                .asString()
                .startsWith("The record of a/none seed 5 (budget full, ")
                .contains("lies among the attempts, which count for nothing, and there is none that counts");

        String unread = "full/a-none-seed5-" + moved.id().abbreviated() + ".json";
        RunRecords torn = new RunRecords(
                records.subList(0, 4),
                List.of(new RunRecords.Problem(unread, unread + " ends in the middle.")),
                attempts,
                Ledger.EMPTY);
        assertThat(CheckResult.of(RULES, Comparison.of(study.reproduction(), torn))
                        .failures())
                .as("the one that counts lies there and cannot be read")
                .noneMatch(failure -> failure.contains("among the attempts"));

        RunRecords all = new RunRecords(records, List.of(), attempts, Ledger.EMPTY);
        assertThat(CheckResult.of(RULES, Comparison.of(study.reproduction(), all))
                        .failures())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"accuracy", "error"})
    void whatIsTrainedIsNoFactWhateverTheTableSays(String metric) throws IOException {
        Study study = Study.of(
                        folder, Study.YAML.replace("metric: accuracy", "metric: " + metric + "\n    facts: true"))
                .measured("quick", "a", "none", "clean", metric.equals("error") ? 10 : 90);
        assertThat(cell(study.compared(), CELL).verdict().kind()).isEqualTo(Verdict.Kind.NOT_COMPARABLE);
    }

    private Study five() throws IOException {
        return study(FULL).measured("full", "a", "none", "clean", 90, 90.1, 89.9, 90, 90.1);
    }

    private Study study(String planned) throws IOException {
        return Study.of(folder, Study.YAML.replace(FULL, planned));
    }

    /** With other weights each, and an epoch. */
    private static List<RunRecord> weighted(List<RunRecord> records) {
        List<RunRecord> weighted = new ArrayList<>();
        RunRecord.Epoch epoch = new RunRecord.Epoch(1, 1.5, Map.of(), 50, 50, 0.1, 1, 100, Map.of());
        for (RunRecord run : records) {
            String digest = ContentId.of("weights of " + run.id().hex()).hex();
            RunRecord.Training training = RunRecordBuilder.like(run)
                    .history(List.of(epoch))
                    .build()
                    .training()
                    .withWeights(new TrainingBasis.Weights(digest, List.of()));
            weighted.add(RunRecordBuilder.like(run).training(training).build());
        }
        return weighted;
    }

    private static LedgerEntry begun(
            RunRecord run, Map<String, List<Long>> planned, Map<String, List<String>> evaluations) {
        return Ledgers.entry(LedgerEntry.Event.STARTED, run, new LedgerEntry.Said(planned, evaluations, ""));
    }

    private static LedgerEntry finished(RunRecord run, String weights) {
        return Ledgers.entry(LedgerEntry.Event.FINISHED, run, new LedgerEntry.Said(Map.of(), Map.of(), weights));
    }

    private static List<String> remarks(Study study, List<RunRecord> records, List<LedgerEntry> entries) {
        return cell(Comparison.of(study.reproduction(), with(records, entries)), CELL)
                .numbers()
                .remarks();
    }

    private static List<String> failures(Study study, List<RunRecord> records, List<LedgerEntry> entries) {
        CheckResult result = CheckResult.of(RULES, Comparison.of(study.reproduction(), with(records, entries)));
        return result.failures();
    }

    private static RunRecords with(List<RunRecord> records, List<LedgerEntry> entries) {
        return new RunRecords(records, List.of()).withLedger(new Ledger(entries, List.of()));
    }
}
