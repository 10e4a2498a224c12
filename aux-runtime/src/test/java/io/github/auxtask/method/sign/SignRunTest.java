package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.TinyReproduction;
import io.github.auxtask.run.Worker;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import io.github.auxtask.run.store.RunStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small trainings of every scheme through the worker, from {@code reproduction.yaml} to records. */
class SignRunTest {
    private static final String YAML = """
            schema: 1
            name: sign
            paper: {title: T, authors: [A], year: 2020, venue: V, url: "https://example.org", key: K}
            method: {name: signed-input, version: 2}
            data: {name: shapes, digest: DIGEST}
            grid:
              model: [basic_cnn, mobilenetv2]
              scheme: [plain, classical, mixup, sign, deepaugment, deepaugment-sign, delta-only]
              uncertainty: [none, aleatoric]
            exclude:
              - {scheme: delta-only, uncertainty: aleatoric}
              - {model: mobilenetv2, scheme: [plain, classical, mixup, deepaugment, deepaugment-sign, delta-only]}
              - {scheme: [classical, deepaugment, deepaugment-sign], uncertainty: aleatoric}
              - {model: mobilenetv2, uncertainty: aleatoric}
            needs:
              - {when: {scheme: [sign, deepaugment-sign, delta-only]}, as: source, run: {model: basic_cnn, scheme: plain, uncertainty: none}}
            settings:
              batch: 16
              epochs: 1
              optimiser.name: keras-rmsprop
              optimiser.learning-rate: 0.001
              schedule.name: inverse-time
              sign.steps: [1, 3]
              sign.layer: penultimate
              sign.original: true
              validation.held: 100
              data.train: 48
              data.validation: 20
              data.test: 40
            budgets:
              smoke: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
              - {name: by-class, kind: by-class}
            """;

    @TempDir
    private Path folder;

    private ByteArrayOutputStream told = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        write(YAML);
    }

    private void write(String yaml) throws IOException {
        Files.writeString(
                folder.resolve("reproduction.yaml"),
                yaml.replace("DIGEST", ShapesDataset.standard().digest().hex()));
    }

    private Plan plan(String only) {
        return Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection("smoke", null, only, null));
    }

    private int worker(String command, Plan plan) {
        told = new ByteArrayOutputStream();
        return new Worker(new Events(new PrintStream(told, true, StandardCharsets.UTF_8)), new StopSignal())
                .execute(
                        command,
                        new TinyReproduction(folder)
                                .request(plan, folder.resolve("store"), false)
                                .toString());
    }

    private List<String> told(String event, String field) throws IOException {
        List<String> found = new ArrayList<>();
        for (String line : told.toString(StandardCharsets.UTF_8).lines().toList()) {
            JsonNode node = new ObjectMapper().readTree(line.substring(Events.PREFIX.length()));
            if (node.path("event").asText().equals(event)) {
                found.add(node.path(field).asText());
            }
        }
        return found;
    }

    private RunRecord record(PlannedRun run) {
        return RunRecord.read(new TinyReproduction(folder).record("smoke", run));
    }

    @Test
    void everySchemeTrainsAndIsEvaluatedAndMovedImagesAreMadeOnceForAllThatUseThem() throws IOException {
        Plan plan = plan(null);

        assertThat(worker("train", plan))
                .as(told.toString(StandardCharsets.UTF_8))
                .isZero();

        // Of the images trained on alone, and for two architectures.
        assertThat(told("data-made", "images")).containsExactly("48");
        assertThat(worker("attack", plan))
                .as(told.toString(StandardCharsets.UTF_8))
                .isZero();
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("No pictures of");
        assertThat(plan.runs().stream()
                        .filter(run -> run.variant().containsValue("basic_cnn")
                                && run.variant().containsValue("none"))
                        .map(run -> record(run).weightsDigest().orElseThrow()))
                .as("every scheme trains on other images")
                .doesNotHaveDuplicates()
                .hasSize(7);
        for (PlannedRun run : plan.runs()) {
            RunRecord record = record(run);
            boolean sign =
                    List.of("sign", "deepaugment-sign").contains(run.variant().get("scheme"));
            assertThat(record.training().made()).as(run.label()).hasSize(sign ? 1 : 0);
            assertThat(record.evaluations()).hasSize(2);
            assertThat(record.training().history().get(0).loss()).isFinite();
            boolean delta = "delta-only".equals(run.variant().get("scheme"));
            // The source of the other architecture's images has other parameters, and one with uncertainty a wider last
            // layer.
            boolean strange = sign
                    && (run.variant().containsValue("mobilenetv2")
                            || run.variant().containsValue("aleatoric"));
            assertThat(PictureIndex.read(RunStore.open(folder.resolve("store"))
                                    .run(run.id())
                                    .pictures())
                            .pictures())
                    .as(run.label())
                    .extracting(Picture::file)
                    .isEqualTo(
                            strange
                                    ? List.of("inputs.png", "embedding.png")
                                    : delta
                                            ? List.of("inputs.png", "delta.png", "embedding.png")
                                            : List.of(
                                                    "inputs.png",
                                                    "moved.png",
                                                    "below-zero.png",
                                                    "delta.png",
                                                    "embedding.png"));
        }
    }
}
