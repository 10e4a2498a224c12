package io.github.auxtask.run.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.testing.RunRecordBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunRepeaterTest {
    private static final Map<String, String> PRODUCTS = Map.of("convolution", "fp32", "matmul", "fp32");

    @TempDir
    private Path folder;

    private TinyReproduction reproduction;
    private Plan plan;
    private PlannedRun run;
    private Path request;

    @BeforeEach
    void plan() {
        reproduction = TinyReproduction.in(folder, 1, "0.05");
        plan = reproduction.plan("smoke", "task=none");
        run = plan.runs().get(0);
        request = reproduction.request(plan, folder.resolve("store"), Map.of("determinism", "tested"));
    }

    @Test
    void aRunRepeatsExactlyOnAProcessorAndTheStoredOneIsLeftAsItIs() throws Exception {
        assertThat(code("train")).isZero();
        byte[] record = Files.readAllBytes(reproduction.record("smoke", run));

        List<String> told = told("repeat", 0);

        assertThat(told)
                .contains("the run was repeated exactly")
                .anyMatch(line -> line.matches("all \\d+ values are equal.*"));
        assertThat(reproduction.record("smoke", run)).hasBinaryContent(record);
        RunFolder stored = RunStore.open(folder.resolve("store")).run(run.id());
        assertThat(stored.repetition(1).weights()).hasSameBinaryContentAs(stored.weights());
        assertThat(RunRecord.read(stored.repetition(1).record()).id()).isEqualTo(run.id());
        assertThat(stored.isBeingTrainedAgain()).isFalse();
    }

    @Test
    void whatDiffersWhereBitsShouldBeEqualIsListedAndFails() {
        assertThat(code("train")).isZero();
        alterLoss("bitwise");

        List<String> told = told("repeat", RunFailedException.EXIT_CODE);

        assertThat(told).anyMatch(line -> line.matches(" +training\\.history\\[0]\\.loss +\\| 9\\.5 +\\| [0-9.]+"));
    }

    @Test
    void whatDiffersWhereNothingWasPromisedIsOnlyTold() {
        assertThat(code("train")).isZero();
        alterLoss("statistical");

        List<String> told = told("repeat", 0);

        assertThat(told).contains("the run was not repeated exactly, which its level of determinism does not promise");
    }

    /** Records of earlier versions name no forms, or others. */
    @ParameterizedTest
    @ValueSource(strings = {"", "version 0"})
    void anOlderRecordMayDifferForItsFormsAndNothingElse(String forms) {
        assertThat(code("train")).isZero();
        Map<String, String> older = forms.isEmpty() ? PRODUCTS : new HashMap<>(PRODUCTS);
        if (!forms.isEmpty()) {
            older.put("graph forms", forms);
        }
        store(alteredLoss("bitwise").arithmetic(older).build());

        List<String> told = told("repeat", 0);

        assertThat(told)
                .anyMatch(
                        line -> line.matches(" +arithmetic\\.graph forms +\\| (-|\"version 0\") +\\| \"version \\d+.*"))
                .anyMatch(line ->
                        line.startsWith("the run was not repeated exactly: this version of the programs computes the"
                                        + " same network in other forms")
                                && line.endsWith("nothing else differs from then"));
    }

    @Test
    void aRunThatIsNotTrainedCannotBeRepeated() {
        assertThat(code("repeat")).isEqualTo(BadInputException.EXIT_CODE);
    }

    /** As if the original had been another draw. */
    private void alterLoss(String determinism) {
        store(alteredLoss(determinism).build());
    }

    private void store(RunRecord altered) {
        altered.write(reproduction.record("smoke", run));
        altered.write(RunStore.open(folder.resolve("store")).run(run.id()).record());
    }

    private RunRecordBuilder alteredLoss(String determinism) {
        RunRecord record = RunRecord.read(reproduction.record("smoke", run));
        RunRecord.Epoch epoch = record.training().history().get(0);
        RunRecord.Epoch other = new RunRecord.Epoch(
                epoch.epoch(),
                9.5,
                epoch.losses(),
                epoch.trainAccuracy(),
                epoch.validationAccuracy(),
                epoch.learningRate(),
                epoch.seconds(),
                epoch.imagesPerSecond(),
                epoch.weights());
        return RunRecordBuilder.like(record).history(List.of(other)).determinism(determinism);
    }

    private int code(String command) {
        return work(command, new ByteArrayOutputStream());
    }

    private int work(String command, ByteArrayOutputStream out) {
        return new Worker(new Events(new PrintStream(out, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(command, request.toString());
    }

    private List<String> told(String command, int code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(work(command, out)).isEqualTo(code);
        List<String> texts = new ArrayList<>();
        out.toString(StandardCharsets.UTF_8).lines().forEach(line -> {
            try {
                JsonNode event = new ObjectMapper().readTree(line.substring(Events.PREFIX.length()));
                if (event.has("text")) {
                    texts.add(event.path("text").asText());
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return texts;
    }
}
