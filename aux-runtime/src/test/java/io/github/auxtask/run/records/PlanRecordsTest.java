package io.github.auxtask.run.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.ledger.Ledger;
import io.github.auxtask.ledger.LedgerEntry;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanRecordsTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private TinyReproduction reproduction;
    private PlannedRun run;
    private RunStore store;

    @BeforeEach
    void makeReproduction() {
        reproduction = TinyReproduction.in(folder, 1, "0.05");
        run = reproduction.plan("smoke", "task=ft").runs().get(0);
        store = RunStore.open(folder.resolve("store"));
    }

    @Test
    void aRecordIsKeptInBothPlacesAndFoundInEither() throws Exception {
        PlanRecords book = book("smoke");
        book.save(run, record("completed", 1));

        assertThat(book.completed(run)).contains(record("completed", 1));
        Files.delete(store.run(run.id()).record());
        assertThat(book.completed(run)).contains(record("completed", 1));
        book.save(run, record("completed", 1));
        Files.delete(reproduction.record("smoke", run));
        assertThat(book.completed(run)).contains(record("completed", 1));
        assertThat(reproduction.record("smoke", run)).exists();
    }

    @Test
    void aFileOrALinkToNowhereInThePlaceOfTheRecordsIsNamedThoughTheRunIsInTheStore() throws Exception {
        book("smoke").save(run, record("completed", 1));
        Path runs = reproduction.folder().resolve("runs");
        Files.move(runs, folder.resolve("away"));
        Files.writeString(runs, "");
        PlanRecords book = book("smoke");

        assertThatThrownBy(() -> book.completed(run))
                .hasMessageContaining(runs + " is a file, where a folder should be: move it away.");
        assertThatThrownBy(book::requireWritable).hasMessageContaining(runs + " is a file, where a folder should be)");

        Files.delete(runs);
        Files.createSymbolicLink(runs, folder.resolve("gone"));
        assertThatThrownBy(() -> book.completed(run)).hasMessageContaining(runs + " is a link to ");
        assertThatThrownBy(book::requireWritable).hasMessageContaining(runs + " is a link to ");
    }

    @Test
    void aFailureIsNoCompletionAndNeverReplacesOne() {
        PlanRecords book = book("smoke");
        book.save(run, record("failed", 1));
        assertThat(book.completed(run)).isEmpty();
        assertThat(reproduction.record("smoke", run)).exists();

        book.save(run, record("completed", 2));
        book.save(run, record("failed", 3));

        assertThat(book.completed(run)).contains(record("completed", 2));
    }

    /** What a budget that is no evidence plans binds nobody. */
    private void asEvidence(String file, String seeds) throws Exception {
        String yaml = Files.readString(reproduction.folder().resolve("reproduction.yaml"));
        assertThat(yaml).contains("smoke: {evidence: false, seeds: [1]}");
        Files.writeString(
                reproduction.folder().resolve(file),
                yaml.replace("smoke: {evidence: false, seeds: [1]}", "smoke: {seeds: " + seeds + "}"));
    }

    @Test
    void whatIsBegunFinishedAndFailedStandsInTheLedgerWithTheSeedsThatWerePlanned() throws Exception {
        asEvidence("reproduction.yaml", "[1]");
        PlanRecords book = book("smoke");
        book.started(run);
        book.save(run, record("failed", 1));
        PlanRecords later = book("smoke");
        later.started(run);
        later.save(run, record("completed", 2));

        Ledger ledger = Ledger.read(reproduction.folder().resolve("runs"));
        assertThat(ledger.problems()).isEmpty();
        assertThat(ledger.entries())
                .extracting(LedgerEntry::event)
                .containsExactlyInAnyOrder(
                        LedgerEntry.Event.STARTED,
                        LedgerEntry.Event.FAILED,
                        LedgerEntry.Event.STARTED,
                        LedgerEntry.Event.FINISHED);
        assertThat(ledger.entries()).allSatisfy(entry -> {
            assertThat(entry.run()).isEqualTo(run.id());
            if (entry.event() == LedgerEntry.Event.STARTED) {
                assertThat(entry.said().planned().get("smoke")).contains(run.seed());
                assertThat(entry.said().evaluations().get("smoke")).contains("clean", "fgsm");
            }
        });
    }

    @Test
    void aRecordNamesItsLineInTheLedgerAndTheLedgerItsWeights() {
        PlanRecords book = book("smoke");
        book.started(run);
        RunRecord made = record("completed", 2);
        RunRecord.Training training =
                made.training().withWeights(new TrainingBasis.Weights("ab".repeat(32), List.of()));
        book.save(run, RunRecordBuilder.like(made).training(training).build());

        List<LedgerEntry> entries =
                Ledger.read(reproduction.folder().resolve("runs")).entries();
        RunRecord saved = RunRecord.read(reproduction.record("smoke", run));
        assertThat(saved.training().basis().ledger())
                .isEqualTo(entries.get(0).id().hex());
        assertThat(entries.get(1).said().weights()).isEqualTo("ab".repeat(32));
    }

    /** As in a fresh copy of the project beside the same store. */
    @Test
    void aTrainingThatThisLedgerDoesNotKnowNamesNoLineOfItAndIsTheSameTraining() throws Exception {
        PlanRecords book = book("smoke");
        book.started(run);
        book.save(run, record("completed", 2));
        Files.delete(reproduction.record("smoke", run));
        assertThat(book.completed(run).orElseThrow().training().basis().ledger())
                .isNotNull();

        Files.delete(reproduction.record("smoke", run));
        try (var files = Files.list(reproduction.folder().resolve("runs/ledger"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        RunRecord taken = book("smoke").completed(run).orElseThrow();
        assertThat(taken.training().basis().ledger()).isNull();
        assertThat(book("smoke").isTrainedHere(run, taken)).isTrue();
    }

    /** What {@code -Daux.file} names is what the ledger says was planned. */
    @Test
    void thePlanOfAnotherFileIsWhatTheLedgerHas() throws Exception {
        asEvidence("other.yaml", "[1, 2, 3, 4, 5, 6]");
        Path other = reproduction.folder().resolve("other.yaml");
        new PlanRecords(
                        reproduction.plan("smoke", null),
                        other,
                        store,
                        new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)))
                .started(run);

        assertThat(Ledger.read(reproduction.folder().resolve("runs")).entries())
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.said().planned().get("smoke")).hasSize(6));
    }

    @Test
    void aBrokenRecordIsSaidAndNotUsed() throws Exception {
        PlanRecords book = book("smoke");
        book.save(run, record("completed", 1));
        Files.writeString(reproduction.record("smoke", run), "{");

        assertThat(book.completed(run)).contains(record("completed", 1));

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("\"warn\"").contains("It is not used.");
    }

    @Test
    void anEvaluationReplacesTheOlderOneOfItsName() {
        PlanRecords book = book("smoke");
        book.save(run, record("completed", 1));

        book.add(run, evaluation("fgsm", 3));
        book.add(run, evaluation("clean", 4));
        book.add(run, evaluation("fgsm", 5));

        RunRecord record = book.completed(run).orElseThrow();
        assertThat(record.evaluations()).containsExactly(evaluation("clean", 4), evaluation("fgsm", 5));
        assertThat(RunRecord.read(store.run(run.id()).record()).evaluations()).hasSize(2);
        assertThat(book.lacking(run, record)).isEmpty();
    }

    @Test
    void evaluationsOfAnotherTrainingAreNotMixedIn() {
        PlanRecords book = book("smoke");
        book.save(run, record("completed", 1));
        RunRecord elsewhere = record("completed", 9);
        elsewhere
                .withEvaluations(List.of(evaluation("clean", 4)))
                .write(store.run(run.id()).record());

        RunRecord record = book.completed(run).orElseThrow();

        assertThat(record.evaluations()).isEmpty();
        assertThat(book.isTrainedHere(run, record)).isFalse();
    }

    @Test
    void theCommandSaysSeedsOnlyWhereThePlanNeedsThem() {
        assertThat(book("smoke").command(run))
                .isEqualTo("mvn aux:train aux:attack -Daux.budget=smoke -Daux.only="
                        + run.id().abbreviated());
        Plan seven = Plan.of(
                ReproductionReader.read(reproduction.folder().resolve("reproduction.yaml")),
                new Selection("smoke", List.of(7L), "task=ft", null));

        assertThat(book("smoke").command(seven.runs().get(0))).endsWith(" -Daux.seeds=7");
    }

    private PlanRecords book(String budget) {
        return new PlanRecords(
                reproduction.plan(budget, null),
                reproduction.folder().resolve("reproduction.yaml"),
                store,
                new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)));
    }

    private EvaluationRecord evaluation(String name, int correct) {
        var planned = run.evaluations().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        return RunRecordBuilder.evaluation(planned.id(run.id()), name, planned.settings(), correct, 10);
    }

    private RunRecord record(String status, int epochs) {
        return RunRecordBuilder.of(run, "tiny", "smoke")
                .evidence(false)
                .command(book("smoke").command(run))
                .images(64, 20, 30)
                .training(new RunRecord.Training(
                        status, status.equals("failed") ? "no reason" : null, epochs, 0, "last", List.of(), 1))
                .cost(new RunRecord.Cost(1, null, 1, null))
                .build();
    }
}
