package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.WorkerJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed in the middle of an evaluation: the same command goes on with it, and ends where an undisturbed one ends. */
class EvaluationResumeTest {
    private static final String CORRUPTED = "corrupted";

    @TempDir
    private Path folder;

    @Test
    void afterAKillAnEvaluationGoesOnAtTheNextImage() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        Files.writeString(yaml, Files.readString(yaml) + "  - {name: corrupted, corruptions: all, skip-first: 4}\n");
        Plan plan = reproduction.plan("smoke", "task=none");
        PlannedRun run = plan.runs().get(0);
        Path record = reproduction.record("smoke", run);
        Path request = reproduction.request(plan, folder.resolve("store"), false);
        try (WorkerJvm worker = WorkerJvm.start("train", request)) {
            assertThat(worker.exitCode()).isZero();
        }

        try (WorkerJvm worker = WorkerJvm.start("attack", request)) {
            assertThat(worker.waitFor(EvaluationResumeTest::isOfCorrupted)).isTrue();
            worker.kill();
            worker.exitCode();
            assertThat(worker.events("run-finished")).isEmpty();
        }
        assertThat(RunRecord.read(record).evaluations())
                .extracting(EvaluationRecord::name)
                .doesNotContain(CORRUPTED);
        assertThat(chunks(run)).hasSize(1);

        try (WorkerJvm worker = WorkerJvm.start("attack", request)) {
            assertThat(worker.exitCode()).isZero();
            JsonNode resumed = worker.events("evaluation-resumed").get(0);
            assertThat(resumed.path("name").asText()).isEqualTo(CORRUPTED);
            assertThat(resumed.path("step").asInt()).isPositive();
            assertThat(worker.events("message").toString())
                    .contains("evaluation corrupted was interrupted: it goes on at image");
        }
        assertThat(chunks(run)).isEmpty();
        EvaluationRecord interrupted = corrupted(record);

        try (WorkerJvm worker = WorkerJvm.start("attack", reproduction.request(plan, folder.resolve("store"), true))) {
            assertThat(worker.exitCode()).isZero();
            assertThat(worker.events("evaluation-resumed")).isEmpty();
        }
        assertThat(chunks(run)).isEmpty();
        assertThat(interrupted)
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(corrupted(record));
    }

    private static boolean isOfCorrupted(JsonNode event) {
        return event.path("event").asText().equals("progress")
                && event.path("name").asText().equals(CORRUPTED);
    }

    private static EvaluationRecord corrupted(Path record) {
        return RunRecord.read(record).evaluations().stream()
                .filter(evaluation -> evaluation.name().equals(CORRUPTED))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> chunks(PlannedRun run) throws IOException {
        try (Stream<Path> files =
                Files.list(RunStore.open(folder.resolve("store")).run(run.id()).path())) {
            return files.filter(file -> file.toString().endsWith(".chunks")).toList();
        }
    }
}
