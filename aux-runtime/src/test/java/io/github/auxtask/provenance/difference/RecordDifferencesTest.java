package io.github.auxtask.provenance.difference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.provenance.TrainingBasis.Stretch;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.testing.RunRecordBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordDifferencesTest {
    @TempDir
    private Path folder;

    private PlannedRun run;
    private RunRecord record;

    @BeforeEach
    void plan() {
        Plan plan = TinyReproduction.in(folder, 2, "0.05").plan("smoke", "task=none");
        run = plan.runs().get(0);
        record = RunRecordBuilder.of(run, "tiny", "smoke")
                .history(List.of(epoch(1.5)))
                .evaluations(List.of(evaluated(80)))
                .build();
    }

    private EvaluationRecord evaluated(int correct) {
        return RunRecordBuilder.evaluation(
                run.evaluations().get(0).id(run.id()),
                "clean",
                run.evaluations().get(0).settings(),
                correct,
                100);
    }

    private static RunRecord.Epoch epoch(double loss) {
        return new RunRecord.Epoch(1, loss, Map.of("cross-entropy", loss), 50, 50, 0.1, 1, 100, Map.of());
    }

    private RunRecord with(double loss, String level, int correct) {
        return RunRecordBuilder.like(record)
                .history(List.of(epoch(loss)))
                .determinism(level)
                .evaluations(List.of(evaluated(correct)))
                .build();
    }

    @Test
    void whereATrainingWasTrainedInPartsIsNoResult() {
        RunRecord.Training training = record.training();
        RunRecord parts = RunRecordBuilder.like(record)
                .training(new RunRecord.Training(
                        training.status(),
                        null,
                        training.epochs(),
                        training.bestEpoch(),
                        training.selected(),
                        training.history(),
                        training.parameters(),
                        new TrainingBasis(List.of(), null, List.of(Stretch.unknown(1), Stretch.unknown(2))),
                        training.phases(),
                        training.weights()))
                .build();
        assertThat(RecordDifference.ofResults(parts, record)).isEmpty();
        assertThat(RecordDifference.count(parts)).isEqualTo(RecordDifference.count(record));
        assertThat(RecordDifference.ofSurroundings(parts, record))
                .extracting(RecordDifference::field)
                .isNotEmpty()
                .allMatch(field -> field.startsWith("training.stretches["));
        RecordPair pair = RecordPair.of(parts, record);
        assertThat(pair.values()).isEmpty();
        assertThat(pair.environment()).isNotEmpty();
    }

    @Test
    void anyTwoRecordsAreComparedInThreeGroups() {
        RunRecord other = RunRecordBuilder.like(with(1.25, "bitwise", 81))
                .setting("batch", 32L)
                .build();

        RecordPair pair = RecordPair.of(record, other);

        assertThat(pair.settings()).containsExactly(new RecordDifference("settings.batch", "16", "32"));
        assertThat(pair.environment())
                .containsExactly(new RecordDifference("provenance.determinism", "null", "bitwise"));
        assertThat(pair.values())
                .extracting(RecordDifference::field)
                .containsExactly(
                        "evaluations.clean.accuracy",
                        "evaluations.clean.correct",
                        "training.history[0].loss",
                        "training.history[0].losses.cross-entropy");
        assertThat(pair.equalValues()).isGreaterThan(10);
        assertThat(RecordPair.of(record, record).values()).isEmpty();
    }

    private PlannedRun planned(Map<String, Object> changes, int version, String digest, long seed) {
        Map<String, Object> settings = new HashMap<>(run.settings());
        settings.putAll(changes);
        return PlannedRun.of(
                run.variant(),
                seed,
                settings,
                new MethodRef(run.method().name(), version),
                new DataRef(run.data().name(), digest, run.data().settings()),
                run.evaluations(),
                run.needs());
    }

    private String reason(PlannedRun planned) {
        return NewRun.of(planned, List.of(record)).orElseThrow().sentence();
    }

    @Test
    void aNewRunIsExplainedByWhatChangedAgainstTheNearestRecord() {
        String digest = run.data().digest();
        String against = " (against " + record.id().abbreviated() + ", budget smoke)";
        assertThat(NewRun.of(run, List.of(record))).isEmpty();
        assertThat(reason(planned(Map.of("optimiser.learning-rate", 0.1), 2, digest, 1)))
                .isEqualTo("optimiser.learning-rate 0.05 -> 0.1" + against);
        assertThat(reason(planned(Map.of(), 3, digest, 1))).isEqualTo("method version 2 -> 3" + against);
        assertThat(reason(planned(Map.of(), 2, "a".repeat(64), 1))).isEqualTo("data digest" + against);
        assertThat(reason(planned(Map.of(), 2, digest, 4))).isEqualTo("seed 4" + against);
        assertThat(reason(planned(Map.of("epochs", 9L, "momentum", 1L), 2, digest, 1)))
                .isEqualTo("epochs 2 -> 9, momentum none -> 1" + against);
    }

    @Test
    void ofSeveralRecordsTheNearestExplains() {
        RunRecord far = RunRecordBuilder.like(record)
                .setting("epochs", 100L)
                .setting("batch", 1L)
                .build();

        NewRun found = NewRun.of(planned(Map.of("epochs", 3L), 2, run.data().digest(), 1), List.of(far, record))
                .orElseThrow();

        assertThat(found.nearest()).isEqualTo(record);
        assertThat(found.reasons()).containsExactly("epochs 2 -> 3");
    }

    private RecordMerge merge(RunRecord theirs) {
        return RecordMerge.of(
                "tiny", new RunRecords(List.of(record), List.of()), new RunRecords(List.of(theirs), List.of()));
    }

    @Test
    void theSameRecordIsThereAlreadyAndAnotherRunIsAdded() {
        assertThat(merge(record).equal()).isEqualTo(1);
        RunRecord other = RunRecordBuilder.like(record)
                .setting("batch", 32L)
                .evaluations(List.of())
                .build();
        assertThat(merge(other).added()).containsExactly(other);
        assertThat(merge(RunRecordBuilder.like(other).reproduction("another").build())
                        .added())
                .isEmpty();
    }

    @Test
    void oneTrainingGetsTheEvaluationsThatItLacks() {
        EvaluationRecord more =
                RunRecordBuilder.evaluation(new ContentId("b".repeat(64)), "pgd", Map.of("attack", "pgd"), 10, 100);
        RunRecord theirs = record.withEvaluations(List.of(evaluated(80), more));

        RecordMerge merge = merge(theirs);

        assertThat(merge.completed()).containsExactly(record.withEvaluations(List.of(evaluated(80), more)));
        assertThat(merge.contradictions()).isEmpty();
    }

    @Test
    void anotherTrainingThatAgreesWithinItsLevelIsKeptAsAnAttempt() {
        RunRecord theirs = with(1.505, "statistical", 84);

        RecordMerge merge = merge(theirs);

        assertThat(merge.attempts()).containsExactly(theirs);
        assertThat(merge.contradictions()).isEmpty();
        assertThat(merge.completed()).isEmpty();
    }

    @Test
    void bitwiseTrainingsOnOneMachineMustBeEqual() {
        RunRecord ours = with(1.5, "bitwise", 80);

        SameRun same = SameRun.of(ours, with(1.5000001, "bitwise", 80));

        assertThat(same.contradictions())
                .containsExactly(
                        run.label() + ": both trainings are bitwise, on the same machine with the same programs, but"
                                + " training.history[0].loss is 1.5 here and 1.5000001 there");
        assertThat(SameRun.of(ours, with(1.5000001, "statistical", 80)).agrees())
                .isTrue();
    }

    @Test
    void contradictionsAreToldByCellAndNothingOfThemIsMerged() {
        RecordMerge merge = merge(with(1.5, "statistical", 20));

        assertThat(merge.contradictions())
                .containsExactly(run.label() + ", clean: 80.00 % here and 20.00 % there, of 100 images");
        assertThat(merge.attempts()).isEmpty();
        assertThat(merge.completed()).isEmpty();
        assertThat(merge(with(9.5, "statistical", 80)).contradictions())
                .containsExactly(run.label() + ": the loss of the first epoch is 1.5 here and 9.5 there");
    }
}
