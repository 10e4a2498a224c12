package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Phases from {@code reproduction.yaml} to the record. */
class PhasesRunTest {
    private static final String PHASES = """
              phases:
                - name: head
                  epochs: 1
                  trainable: [linear]
                  optimiser: {name: adam, learning-rate: 1e-3}
                - name: all
                  epochs: 2
                  accumulate: 2
                  schedule: {name: step, every: 1}
                  updates: two
                  adversaries:
                    - {attack: fgsm, epsilons: [0.05, 0.10], clip: 0..1, share: 10}
                    - {attack: pgd, epsilon: 0.1, step: 0.05, steps: 2}
            """;

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private TinyReproduction reproduction(String phases) throws IOException {
        TinyReproduction reproduction = TinyReproduction.in(folder, 1, "0.05");
        Path yaml = reproduction.folder().resolve("reproduction.yaml");
        Files.writeString(yaml, Files.readString(yaml).replace("  epochs: 1\n", phases.indent(0)));
        return reproduction;
    }

    private int worker(String command, Path request) {
        return new Worker(new Events(new PrintStream(bytes, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(command, request.toString());
    }

    private List<JsonNode> events(String name) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (String line : bytes.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.startsWith("##aux ")) {
                JsonNode event = new ObjectMapper().readTree(line.substring("##aux ".length()));
                if (event.path("event").asText().equals(name)) {
                    events.add(event);
                }
            }
        }
        return events;
    }

    @Test
    void everyEpochOfTheRecordSaysWhichPhaseItBelongsTo() throws IOException {
        TinyReproduction reproduction = reproduction(PHASES);
        Plan plan = reproduction.plan("smoke", "task=ft");
        Path request = reproduction.request(plan, folder.resolve("store"), false);

        assertThat(worker("train", request)).isZero();

        PlannedRun run = plan.runs().get(0);
        RunRecord record = RunRecord.read(reproduction.record("smoke", run));
        assertThat(record.id()).isEqualTo(run.id());
        assertThat(record.settings()).isEqualTo(run.settings());
        assertThat(record.identity().id()).isEqualTo(run.id());
        assertThat(record.training().history())
                .extracting(RunRecord.Epoch::phase)
                .containsExactly("head", "all", "all");
        assertThat(record.training().history())
                .extracting(RunRecord.Epoch::learningRate)
                .containsExactly(1e-3, 0.05, 0.05 * 0.1);
        assertThat(events("epoch"))
                .extracting(event -> event.path("part").asText())
                .containsExactly("head (phase 1 of 2)", "all (phase 2 of 2)", "all (phase 2 of 2)");
        assertThat(events("epoch"))
                .extracting(event -> event.path("epochs").asInt())
                .containsOnly(3);
    }

    @Test
    void everyPhaseIsMeasuredForThePlan() throws IOException {
        TinyReproduction reproduction = reproduction(PHASES);
        Path request = reproduction.request(reproduction.plan("smoke", "task=none"), folder.resolve("store"), false);

        assertThat(worker("probe", request)).isZero();
        assertThat(worker("probe", request)).isZero();

        List<JsonNode> probes = events("probe");
        assertThat(probes).hasSize(2);
        assertThat(probes.get(0).path("epochs").asInt()).isEqualTo(3);
        assertThat(probes.get(0).path("stepsPerEpoch").asInt()).isEqualTo(4);
        assertThat(probes.get(0).path("seconds").asDouble()).isPositive();
        // From the store.
        assertThat(probes.get(1)).isEqualTo(probes.get(0));
    }

    @Test
    void aPhaseThatTrainsNothingIsRefusedBeforeAnythingIsTrained() throws IOException {
        TinyReproduction reproduction = reproduction(PHASES.replace("[linear]", "[lineal]"));
        Plan plan = reproduction.plan("smoke", "task=none");

        int code = worker("train", reproduction.request(plan, folder.resolve("store"), false));

        assertThat(code).isEqualTo(BadInputException.EXIT_CODE);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains(
                        "The network has nothing called 'lineal' ('trainable' of phase 'head'); did you mean 'linear'?");
        assertThat(reproduction.record("smoke", plan.runs().get(0))).doesNotExist();
    }
}
