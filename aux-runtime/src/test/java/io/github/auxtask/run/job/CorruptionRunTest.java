package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Corruptions from {@code reproduction.yaml} to the record. */
class CorruptionRunTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TinyReproduction reproduction(String settings) throws IOException {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "  - {name: corrupted, " + settings + "}\n");
        return reproduction;
    }

    private int worker(String command, Path request) {
        return new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(command, request.toString());
    }

    @Test
    void accuraciesOfCorruptionsAndTheirOriginStandInTheRecord() throws IOException {
        TinyReproduction reproduction =
                reproduction("corruptions: 'fog, frost', severities: 3, skip-first: 4, images: 12");
        Plan plan = reproduction.plan("smoke", "task=none");
        Path request = reproduction.request(plan, folder.resolve("store"), false);

        assertThat(worker("train", request)).isZero();
        assertThat(worker("attack", request)).isZero();

        PlannedRun run = plan.runs().get(0);
        EvaluationRecord evaluation =
                RunRecord.read(reproduction.record("smoke", run)).evaluations().get(2);
        assertThat(evaluation.name()).isEqualTo("corrupted");
        assertThat(evaluation.metrics())
                .containsOnlyKeys("corruption.fog", "corruption.fog.3", "corruption.frost", "corruption.frost.3");
        assertThat(evaluation.images()).isEqualTo(24);
        assertThat(evaluation.details().checks()).extracting(CheckOutcome::id).containsExactly("D1", "D2", "D3");
        assertThat(evaluation.details().checks().get(0).text()).contains("made from", "frost from pictures of our own");
    }

    /** Registered by a test resource, as a jar would do it. */
    @Test
    void aCorruptionFromOutsideIsNamedLikeOneOfOurs() throws IOException {
        TinyReproduction reproduction = reproduction("corruptions: 'posterise, fog', severities: '1 5', images: 12");
        Plan plan = reproduction.plan("smoke", "task=none");
        Path request = reproduction.request(plan, folder.resolve("store"), false);

        assertThat(worker("train", request)).isZero();
        assertThat(worker("attack", request)).isZero();

        EvaluationRecord evaluation = RunRecord.read(
                        reproduction.record("smoke", plan.runs().get(0)))
                .evaluations()
                .get(2);
        assertThat(evaluation.metrics())
                .containsOnlyKeys(
                        "corruption.posterise",
                        "corruption.posterise.1",
                        "corruption.posterise.5",
                        "corruption.fog",
                        "corruption.fog.1",
                        "corruption.fog.5");
    }

    @Test
    void anUnknownCorruptionIsRefusedBeforeAnythingIsTrained() throws IOException {
        TinyReproduction reproduction = reproduction("corruptions: fog, severities: 7");
        Plan plan = reproduction.plan("smoke", "task=none");

        int code = worker("train", reproduction.request(plan, folder.resolve("store"), false));

        assertThat(code).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Evaluation 'corrupted': There is no severity 7: severities are 1 to 5.");
        assertThat(reproduction.record("smoke", plan.runs().get(0))).doesNotExist();
    }
}
