package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StopSignal stop = new StopSignal();

    @Test
    void trainsEvaluatesAndThenHasNothingLeftToDo() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = reproduction.plan("smoke", null);
        Path request = reproduction.request(plan, store(), false);

        assertThat(worker("train", request)).isZero();
        assertThat(events("run-finished")).hasSize(2);
        assertThat(worker("attack", request)).isZero();
        assertThat(events("evaluated")).hasSize(4);

        for (PlannedRun run : plan.runs()) {
            RunRecord record = RunRecord.read(reproduction.record("smoke", run));
            assertThat(record).isEqualTo(RunRecord.read(store(run).record()));
            assertThat(record.training().completed()).isTrue();
            assertThat(record.data().parts().test()).isEqualTo(30);
            assertThat(record.evaluations()).extracting(EvaluationRecord::name).containsExactly("clean", "fgsm");
            for (EvaluationRecord evaluation : record.evaluations()) {
                assertThat(store(run).predictions(evaluation.id())).hasSize(30);
            }
            assertThat(store(run).weights()).exists();
            assertThat(store(run).script()).exists();
        }
        assertThat(worker("train", request)).isZero();
        assertThat(worker("attack", request)).isZero();
        assertThat(events("run-skipped")).hasSize(4);
        assertThat(events("run-finished")).hasSize(4);
    }

    @Test
    void anotherBudgetWithTheSameSettingsSharesRunsAndEvaluations() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path request = reproduction.request(reproduction.plan("smoke", "task=none"), store(), false);
        assertThat(worker("train", request)).isZero();
        assertThat(worker("attack", request)).isZero();
        Plan other = reproduction.plan("other", "task=none");
        Path otherRequest = reproduction.request(other, store(), false);

        assertThat(worker("train", otherRequest)).isZero();
        assertThat(worker("attack", otherRequest)).isZero();

        assertThat(events("run-skipped")).hasSize(2);
        RunRecord record =
                RunRecord.read(reproduction.record("other", other.runs().get(0)));
        assertThat(record.budget()).isEqualTo("other");
        assertThat(record.command()).contains("-Daux.budget=other");
        assertThat(record.evaluations()).hasSize(2);
    }

    @Test
    void aRunWhoseLossIsNoNumberIsRecordedAsFailedAndTheOthersGoOn() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 2, "1e30");
        Plan plan = reproduction.plan("smoke", null);

        assertThat(worker("train", reproduction.request(plan, store(), false))).isEqualTo(3);

        assertThat(events("run-failed")).hasSize(2);
        for (PlannedRun run : plan.runs()) {
            RunRecord record = RunRecord.read(reproduction.record("smoke", run));
            assertThat(record.training().status()).isEqualTo(RunRecord.Training.FAILED);
            assertThat(record.training().reason()).isNotBlank();
            assertThat(RunRecord.read(store(run).record())).isEqualTo(record);
        }
    }

    @Test
    void forceTrainsAgainToTheSameWeights() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = reproduction.plan("smoke", "task=none");
        PlannedRun run = plan.runs().get(0);
        assertThat(worker("train", reproduction.request(plan, store(), false))).isZero();
        byte[] first = Files.readAllBytes(store(run).weights());
        Files.delete(store(run).weights());

        assertThat(worker("attack", reproduction.request(plan, store(), false))).isEqualTo(3);
        assertThat(events("run-failed").get(0).path("message").asText()).contains("-Daux.force=true");
        assertThat(worker("train", reproduction.request(plan, store(), true))).isZero();

        assertThat(Files.readAllBytes(store(run).weights())).isEqualTo(first);
        assertThat(events("run-finished")).hasSize(2);
    }

    @Test
    void aProcessorRepeatsBitForBitWhichIsTestedOnceAndRecorded() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Plan plan = reproduction.plan("smoke", "task=ft");
        assertThat(worker("train", reproduction.request(plan, store(), Map.of("determinism", "bitwise"))))
                .isZero();
        Map<String, Object> again = Map.of("determinism", "bitwise", "force", true);
        assertThat(worker("train", reproduction.request(plan, store(), again))).isZero();

        RunRecord record =
                RunRecord.read(reproduction.record("smoke", plan.runs().get(0)));
        assertThat(record.provenance().randomness().determinism()).isEqualTo("bitwise");
        assertThat(events("message"))
                .extracting(event -> event.path("text").asText())
                .filteredOn(text -> text.startsWith("determinism"))
                .containsExactly("determinism here: bitwise (20 steps, twice: two trainings are equal bit for bit)");
    }

    @Test
    void evaluatingWhatIsNotTrainedSaysWhatTrainsIt() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");

        int code = worker("attack", reproduction.request(reproduction.plan("smoke", null), store(), false));

        assertThat(code).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(error()).contains("mvn aux:train -Daux.budget=smoke");
    }

    @Test
    void theProbeMeasuresOnceAndRemembers() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 3, "0.05");
        Path request = reproduction.request(reproduction.plan("smoke", "task=none"), store(), false);

        assertThat(worker("probe", request)).isZero();
        assertThat(worker("probe", request)).isZero();

        assertThat(events("message")).hasSize(1);
        List<JsonNode> probes = events("probe");
        assertThat(probes).hasSize(2);
        assertThat(probes.get(0)).isEqualTo(probes.get(1));
        assertThat(probes.get(0).path("stepsPerEpoch").asInt()).isEqualTo(4);
        assertThat(probes.get(0).path("epochs").asInt()).isEqualTo(3);
        assertThat(probes.get(0).path("seconds").asDouble()).isPositive();
    }

    @Test
    void theDoctorFindsTheEngineAndMissesCifar10() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");

        assertThat(worker("doctor", reproduction.request(reproduction.plan("smoke", null), store(), false)))
                .isZero();

        assertThat(finding("engine")).isEqualTo("ok");
        assertThat(finding("graph")).isEqualTo("ok");
        assertThat(finding("store")).isEqualTo("ok");
        assertThat(finding("data set cifar10")).isEqualTo("missing");
        assertThat(finding("data set shapes")).isEqualTo("ok");
        assertThat(store()).doesNotExist();
    }

    @Test
    void aGpuThatIsNotThereIsSaid() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path request = reproduction.request(reproduction.plan("smoke", null), store(), false);
        Files.writeString(request, Files.readString(request).replace("\"cpu\"", "\"gpu\""));

        assertThat(worker("train", request)).isEqualTo(BadInputException.EXIT_CODE);

        assertThat(error()).contains("-Daux.device=gpu");
    }

    @Test
    void aWordThatIsNoSettingIsSaidBeforeAnythingIsTrained() throws Exception {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("batch: 16", "bacth: 16"));

        int code = worker("train", reproduction.request(reproduction.plan("smoke", null), store(), false));

        assertThat(code).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(error()).contains("'bacth'").contains("'batch'");
        assertThat(events("run-started")).isEmpty();
    }

    @Test
    void aRequestThatIsMissingIsSaid() {
        assertThat(worker("train", folder.resolve("none.json"))).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(error()).contains("none.json");
    }

    @Test
    void aStopThatWasAskedForBeforeTheStartIsObeyed() {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        stop.request("a test wants it");

        int code = worker("train", reproduction.request(reproduction.plan("smoke", null), store(), false));

        assertThat(code).isEqualTo(143);
        assertThat(events("run-started")).isEmpty();
    }

    @Test
    void aWrongCommandLineIsAUsageError() {
        Worker worker = new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), stop);

        assertThat(worker.execute("dance")).isEqualTo(64);
        assertThat(worker.execute("train")).isEqualTo(64);
        assertThat(worker.execute()).isEqualTo(64);
    }

    private int worker(String command, Path request) {
        return new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), stop)
                .execute(command, request.toString());
    }

    private Path store() {
        return folder.resolve("the store");
    }

    private RunFolder store(PlannedRun run) {
        return RunStore.open(store()).run(run.id());
    }

    private String error() {
        return events("error").get(0).path("message").asText();
    }

    private String finding(String topic) {
        return events("finding").stream()
                .filter(event -> event.path("topic").asText().equals(topic))
                .map(event -> event.path("status").asText())
                .findFirst()
                .orElse("none");
    }

    private List<JsonNode> events(String name) {
        List<JsonNode> found = new ArrayList<>();
        for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
            try {
                JsonNode event = new ObjectMapper().readTree(line.substring(Events.PREFIX.length()));
                if (event.path("event").asText().equals(name)) {
                    found.add(event);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }
}
