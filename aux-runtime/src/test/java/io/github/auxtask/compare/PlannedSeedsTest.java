package io.github.auxtask.compare;

import static io.github.auxtask.compare.cell.Compared.cell;
import static io.github.auxtask.compare.cell.Compared.measured;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.cell.CellComparison;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.experiment.spec.ReasonCode;
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

/** A cell is judged by all planned seeds and no others, and what was made and dropped shows. */
final class PlannedSeedsTest {
    private static final String CELL = "a, None, test clean";
    private static final String PLANNED = "full: {seeds: [1, 2, 3, 4, 5]}";

    @TempDir
    private Path folder;

    @Test
    void fewerThanPlannedAreNotComparableHoweverGoodTheyAre() throws IOException {
        Study study = study(PLANNED, 90.0, 90.1, 89.9);
        CellComparison cell = cell(Comparison.of(study.reproduction(), study.records()), CELL);
        assertThat(cell.verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.MISSING_SEEDS, "3 of 5 planned seeds"));
        assertThat(measured(cell).values()).hasSize(3);
    }

    @Test
    void othersAreNamedAndNotCounted() throws IOException {
        Study more = study("full: {seeds: [1, 2, 3, 4, 5, 6, 7]}", 90.0, 90.1, 89.9, 90.0, 90.1, 50, 50);
        Study study = study(PLANNED);
        CellComparison cell = cell(Comparison.of(study.reproduction(), more.records()), CELL);
        assertThat(measured(cell).values()).hasSize(5);
        assertThat(cell.numbers().remarks())
                .containsExactly("Seeds 6, 7 are not planned: shown in the list of runs, and not counted here.");
        assertThat(cell.verdict()).isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void seedsThatWerePlannedWhenARunWasBegunCannotBeTakenOutOfThePlan() throws IOException {
        Study study = study("full: {seeds: [1, 2, 3]}", 90.0, 90.1, 89.9);
        List<RunRecord> records = study.records();
        List<LedgerEntry> begun = records.stream()
                .map(run -> Ledgers.started(run, List.of(1L, 2L, 3L, 4L, 5L, 6L)))
                .toList();
        assertThat(cell(Comparison.of(study.reproduction(), with(records, begun)), CELL)
                        .verdict())
                .isEqualTo(new Verdict.NotComparable(ReasonCode.MISSING_SEEDS, "3 of 6 planned seeds"));
    }

    @Test
    void withoutALedgerNobodyKnowsHowManyWerePlannedFirstSoFiveAreAskedFor() throws IOException {
        Study three = study("full: {seeds: [1, 2, 3]}", 90.0, 90.1, 89.9);
        assertThat(cell(Comparison.of(three.reproduction(), three.records()), CELL)
                        .verdict()
                        .kind())
                .isEqualTo(Verdict.Kind.INCONCLUSIVE);
        assertThat(cell(three.compared(), CELL).verdict()).isEqualTo(new Verdict.Reproduced());
        Study five = study(PLANNED, 90.0, 90.1, 89.9, 90.0, 90.1);
        assertThat(cell(Comparison.of(five.reproduction(), five.records()), CELL)
                        .verdict())
                .isEqualTo(new Verdict.Reproduced());
    }

    @Test
    void aRunThatWasFinishedAndHasNoRecordFailsTheCheckAndIsNamed() throws IOException {
        Study study = study(PLANNED, 90.0, 90.1, 89.9, 90.0, 90.1);
        List<RunRecord> records = study.records();
        List<LedgerEntry> entries = new ArrayList<>();
        records.forEach(run -> {
            entries.add(Ledgers.started(run, List.of(1L, 2L, 3L, 4L, 5L)));
            entries.add(Ledgers.entry(LedgerEntry.Event.FINISHED, run, List.of()));
        });
        RunRecord dropped = records.get(4);
        Comparison all = Comparison.of(study.reproduction(), with(records, entries));
        assertThat(CheckResult.of(new CheckRules(List.of(), 1), all).passed()).isTrue();
        assertThat(all.kept().attempts().dropped()).isEmpty();

        Comparison fewer = Comparison.of(study.reproduction(), with(records.subList(0, 4), entries));
        String sentence = "a/none seed 5 (" + dropped.id().abbreviated()
                + ") was trained once, and has no record that can be used";
        assertThat(fewer.kept().attempts().dropped())
                .extracting(AttemptLog.Dropped::sentence)
                .containsExactly(sentence);
        assertThat(CheckResult.of(new CheckRules(List.of(), 1), fewer).failures())
                .singleElement()
                .asString()
                .startsWith("1 run made and dropped, by the ledger: " + sentence);
        assertThat(CheckResult.of(new CheckRules(List.of(), 1, false, List.of(), true, false, false), fewer)
                        .passed())
                .isTrue();
    }

    @Test
    void aRunThatWasTrainedAgainUntilItLookedWellShows() throws IOException {
        Study study = study(PLANNED, 90.0, 90.1, 89.9, 90.0, 90.1);
        List<RunRecord> records = study.records();
        RunRecord again = records.get(0);
        List<LedgerEntry> entries = List.of(
                Ledgers.started(again, List.of(1L, 2L, 3L, 4L, 5L)),
                Ledgers.entry(LedgerEntry.Event.FINISHED, again, List.of()),
                Ledgers.started(again, List.of(1L, 2L, 3L, 4L, 5L)),
                Ledgers.entry(LedgerEntry.Event.FINISHED, again, List.of()));
        RunRecords alone = with(records, entries);
        assertThat(Comparison.of(study.reproduction(), alone).kept().attempts().dropped())
                .extracting(AttemptLog.Dropped::made, AttemptLog.Dropped::kept)
                .containsExactly(org.assertj.core.api.Assertions.tuple(2, 1));
        RunRecords copied = new RunRecords(
                records, List.of(), List.of(new RunRecords.Attempt("attempts/x-1.json", again)), alone.ledger());
        assertThat(Comparison.of(study.reproduction(), copied).kept().attempts().dropped())
                .as("with a copy in the place of the other training")
                .hasSize(1);
        RunRecord other = RunRecordBuilder.like(again)
                .cost(new RunRecord.Cost(87.5, 2_100L, 83.4, null))
                .build();
        RunRecords kept = new RunRecords(
                records, List.of(), List.of(new RunRecords.Attempt("attempts/x-1.json", other)), alone.ledger());
        assertThat(Comparison.of(study.reproduction(), kept).kept().attempts().dropped())
                .isEmpty();
    }

    @Test
    void recordsThatCannotBeUsedFailTheCheckUnlessARuleAllowsThem() throws IOException {
        Study study = study(PLANNED, 90.0, 90.1, 89.9, 90.0, 90.1);
        RunRecords read =
                new RunRecords(study.records(), List.of(new RunRecords.Problem("full/x.json", "full/x.json is torn.")));
        Comparison comparison = Comparison.of(study.reproduction(), read);
        assertThat(CheckResult.of(new CheckRules(List.of(), 1), comparison).failures())
                .singleElement()
                .asString()
                .startsWith("1 record that cannot be used: full/x.json is torn. ");
        assertThat(CheckResult.of(new CheckRules(List.of(), 1, false, List.of(), false, true, false), comparison)
                        .passed())
                .isTrue();
    }

    private static RunRecords with(List<RunRecord> records, List<LedgerEntry> entries) {
        return new RunRecords(records, List.of()).withLedger(new Ledger(entries, List.of()));
    }

    private Study study(String planned, double... accuracies) throws IOException {
        assertThat(Study.YAML).contains(PLANNED);
        return Study.of(folder, Study.YAML.replace(PLANNED, planned))
                .measured("full", "a", "none", "clean", accuracies);
    }
}
