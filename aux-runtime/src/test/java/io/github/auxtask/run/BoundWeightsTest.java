package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.EvaluationRecord.Read;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights are read only if they are those of the record, whoever reads them. */
class BoundWeightsTest {
    private static final String REFUSED =
            "The weights of %s in the store have the SHA-256 [0-9a-f]{12}\\.\\.\\., but its record"
                    + " is of [0-9a-f]{12}\\.\\.\\.: they were changed or replaced since they were trained; train it again with mvn"
                    + " aux:train aux:attack .* -Daux\\.force=true\\.";

    @TempDir
    private Path folder;

    private NeedingReproduction reproduction;

    @BeforeEach
    void make() {
        reproduction = NeedingReproduction.in(folder);
    }

    @Test
    void theRecordNamesTheFileThatWasWrittenAndEveryEvaluationWhatItRead() {
        Plan plan = reproduction.plan("part=plain");
        PlannedRun run = plan.runs().get(0);
        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.worker("attack", plan, false)).isZero();

        RunRecord record = reproduction.record(run);
        String digest = FileDigest.ofNamed(reproduction.store(run).weights()).hex();
        assertThat(record.weightsDigest()).contains(digest);
        assertThat(record.evaluations())
                .hasSize(2)
                .allSatisfy(made -> assertThat(made.reads())
                        .containsExactly(
                                new Read(Read.WEIGHTS, "model.safetensors", digest),
                                new Read(
                                        Read.DATA,
                                        "shapes",
                                        ShapesDataset.standard().digest().hex())));
    }

    @Test
    void weightsThatWereOverwrittenAreNotEvaluatedEvenIfThatIsForced() throws IOException {
        Plan plan = reproduction.plan("part=plain");
        PlannedRun run = plan.runs().get(0);
        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.worker("attack", plan, false)).isZero();
        byte[] before = Files.readAllBytes(reproduction.recordFile(run));
        flipOneBit(reproduction.store(run).weights());

        assertThat(reproduction.worker("attack", plan, true)).isEqualTo(RunFailedException.EXIT_CODE);

        assertThat(reproduction.told("run-failed", "message"))
                .singleElement()
                .asString()
                .matches(REFUSED.formatted(run.label()));
        assertThat(reproduction.recordFile(run)).hasBinaryContent(before);
    }

    @Test
    void anOlderRecordIsBoundByWhatItsEvaluationsRead() throws IOException {
        Plan plan = reproduction.plan("part=plain");
        PlannedRun run = plan.runs().get(0);
        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.worker("attack", plan, false)).isZero();
        for (Path file : List.of(reproduction.store(run).record(), reproduction.recordFile(run))) {
            RunRecord record = RunRecord.read(file);
            RunRecordBuilder.like(record)
                    .training(record.training().withWeights(null))
                    .build()
                    .write(file);
        }
        flipOneBit(reproduction.store(run).weights());

        assertThat(reproduction.worker("attack", plan, true)).isEqualTo(RunFailedException.EXIT_CODE);
    }

    @Test
    void whatOthersAreTrainedFromIsComparedAndRecorded() throws IOException {
        Plan plan = reproduction.plan("part=student");
        PlannedRun student = plan.runs().get(plan.runs().size() - 1);
        PlannedRun source = plan.run(student.needs().get(0).run()).orElseThrow();
        assertThat(reproduction.worker("train", plan, false)).isZero();
        String digest = FileDigest.ofNamed(reproduction.store(source).weights()).hex();
        TrainingBasis.Weights weights = reproduction.record(student).training().weights();
        assertThat(weights).isNotNull();
        assertThat(weights.sources()).containsExactly(new TrainingBasis.Member(source.id(), digest));

        flipOneBit(reproduction.store(source).weights());
        assertThat(reproduction.worker("train", plan, true)).isEqualTo(BadInputException.EXIT_CODE);

        assertThat(reproduction.told("error", "message"))
                .singleElement()
                .asString()
                .matches(REFUSED.formatted(source.label()));
    }

    @Test
    void membersOfAnEnsembleAreCompared() throws IOException {
        Plan plan = reproduction.plan("part=ensemble");
        assertThat(reproduction.worker("train", plan, false)).isZero();
        flipOneBit(reproduction.store(plan.runs().get(1)).weights());

        assertThat(reproduction.worker("attack", plan, false)).isEqualTo(RunFailedException.EXIT_CODE);

        assertThat(reproduction.told("run-failed", "message"))
                .singleElement()
                .asString()
                .matches(REFUSED.formatted(plan.runs().get(1).label()));
    }

    @Test
    void aRepetitionDoesNotSpeakOfWeightsThatItCouldNotCompare() throws IOException {
        Plan plan = reproduction.plan("part=plain");
        PlannedRun run = plan.runs().get(plan.runs().size() - 1);
        assertThat(reproduction.worker("train", plan, false)).isZero();
        RunRecord record = reproduction.record(run);
        RunRecord older = RunRecordBuilder.like(record)
                .training(record.training().withWeights(null))
                .build();
        older.write(reproduction.recordFile(run));
        Files.delete(reproduction.store(run).record());
        Files.delete(reproduction.store(run).weights());

        assertThat(reproduction.worker("repeat", plan, false)).isZero();

        assertThat(reproduction.told("message", "text"))
                .contains(
                        "the original's weights are not here, and its record has no digest of them: they are not compared")
                .contains("the run was repeated exactly, as far as its record tells")
                .anyMatch(line -> line.matches("all \\d+ values are equal: data, splits, losses, accuracies"));
    }

    @Test
    void aRepetitionComparesWithTheRecordedDigestWhereTheWeightsAreGone() throws IOException {
        Plan plan = reproduction.plan("part=plain");
        PlannedRun run = plan.runs().get(plan.runs().size() - 1);
        assertThat(reproduction.worker("train", plan, false)).isZero();
        Files.delete(reproduction.store(run).weights());

        assertThat(reproduction.worker("repeat", plan, false)).isZero();

        assertThat(reproduction.told("message", "text")).anyMatch(line -> line.endsWith("accuracies, weights"));
    }

    @Test
    void aRecordWhoseEvaluationsAreOfOtherWeightsIsRefused() {
        Plan plan = reproduction.plan("part=plain");
        PlannedRun run = plan.runs().get(0);
        assertThat(reproduction.worker("train", plan, false)).isZero();
        assertThat(reproduction.worker("attack", plan, false)).isZero();
        RunRecord record = reproduction.record(run);
        EvaluationRecord made = record.evaluations().get(0);
        EvaluationRecord other = new EvaluationRecord(
                made.id(),
                made.name(),
                made.settings(),
                made.score(),
                made.seconds(),
                made.details(),
                made.provenance(),
                List.of(new Read(Read.WEIGHTS, "model.safetensors", "7".repeat(64))));
        Path file = reproduction.recordFile(run);
        record.withEvaluations(List.of(other)).write(file);

        assertThatThrownBy(() -> RunRecord.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("field 'evaluations[0].reads' says that other weights were evaluated");
    }

    /** In the last tensor's values, so that the file still reads. */
    private static void flipOneBit(Path weights) throws IOException {
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 3] ^= 1;
        Files.write(weights, bytes);
    }
}
