package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.graph.state.SafetensorsFile;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import io.github.auxtask.provenance.EvaluationRecord;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that was trained elsewhere, from its file to the evaluated record, without any training here. */
class GivenModelRunTest {
    private static final String YAML = """
            schema: 1
            name: given
            paper: {title: T, authors: [A], year: 2020, venue: V, url: "https://example.org", key: K}
            method: {name: model, version: 1}
            data: {name: shapes, digest: DIGEST}
            grid: {architecture: [resnet8], model: [own, both]}
            needs:
              - {when: {model: both}, as: members, run: {model: own}, seeds: 2}
            settings:
              together: none
              weights.source: state-dict
              weights.file: "FILE"
              weights.sha256: SHA
              data.test: 30
              standardisation.mean: [MEAN]
              standardisation.std: [STD]
              MORE
            overrides:
              - {when: {model: both}, settings: {together: sum-of-softmax}}
            budgets:
              smoke: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
              - {name: fgsm, attack: fgsm, norm: linf, epsilon: 0.1, space: standardised}
              - {name: suite, attack: suite, norm: linf, epsilon: 8/255, space: pixel, steps: 5, queries: 20, checks: quick}
            """;

    private static final float[] MEAN = {0.4914f, 0.4822f, 0.4465f};
    private static final float[] STD = {0.247f, 0.243f, 0.261f};

    private static Path trained;
    private static RunRecord trainedRecord;

    @TempDir
    private Path folder;

    private String log = "";
    private String store = "store";

    @BeforeAll
    static void aNetworkIsTrained(@TempDir Path elsewhere) throws IOException {
        TinyReproduction tiny = TinyReproduction.in(elsewhere, 1, "0.05");
        Plan plan = tiny.plan("smoke", "task=none");
        Path store = elsewhere.resolve("store");
        assertThat(worker("train", tiny.request(plan, store, false))).contains("run-finished");
        assertThat(worker("attack", tiny.request(plan, store, false))).contains("evaluated");
        PlannedRun run = plan.runs().get(0);
        trainedRecord = RunRecord.read(tiny.record("smoke", run));
        trained = store.resolve("runs").resolve(run.id().hex()).resolve("model.safetensors");
    }

    @Test
    void aFileIsEvaluatedLikeTheNetworkThatItIsOf() throws IOException {
        RunRecord record = evaluated(trained, "0.4914, 0.4822, 0.4465", "0.247, 0.243, 0.261", "", "model=own");

        assertThat(record.training().selected()).isEqualTo("given");
        assertThat(record.training().epochs()).isZero();
        assertThat(record.evaluations()).extracting(EvaluationRecord::name).containsExactly("clean", "fgsm", "suite");
        assertThat(accuracy(record, "clean")).isEqualTo(accuracy(trainedRecord, "clean"));
        assertThat(record.data().contents().source())
                .contains(PretrainedFile.digest(trained).hex());
        assertThat(record.evaluations().get(2).details().checks()).isNotEmpty();
    }

    @Test
    void aNetworkWithinAnotherModuleIsFoundAndItsNormalisationCompared() throws IOException {
        Path wrapped = written("wrapped.safetensors", "model.", Map.of("mean", MEAN, "std", STD));

        RunRecord record = evaluated(wrapped, "0.4914, 0.4822, 0.4465", "0.247, 0.243, 0.261", "", "model=own");
        assertThat(accuracy(record, "clean")).isEqualTo(accuracy(trainedRecord, "clean"));
        assertThat(log).contains("under 'model.'").contains("the file has its normalisation, mean 0.4914");

        assertThat(told(wrapped, "0.5, 0.5, 0.5", "0.247, 0.243, 0.261", ""))
                .contains(
                        "The model in wrapped.safetensors normalises with 0.4914, 0.4822, 0.4465, which its file says, and"
                                + " setting 'standardisation.mean' is 0.5, 0.5, 0.5: write standardisation.mean: [0.4914,"
                                + " 0.4822, 0.4465].");
    }

    @Test
    void whatDoesNotFitIsListedAndNothingIsWritten() throws IOException {
        Path other = written("other.safetensors", "", Map.of("head.weight", new float[3]));

        assertThat(told(other, "0, 0, 0", "1, 1, 1", "")).contains("not the network's: head.weight [3]");
        assertThat(folder.resolve("runs/smoke"))
                .satisfiesAnyOf(
                        runs -> assertThat(runs).doesNotExist(),
                        runs -> assertThat(runs).isEmptyDirectory());
    }

    @Test
    void scoresInAnotherOrderOfClassesAreBroughtIntoTheDataSets() throws IOException {
        List<String> classes = new ArrayList<>(ShapesDataset.standard().draw().classNames());
        RunRecord same = evaluated(
                trained, "0.4914, 0.4822, 0.4465", "0.247, 0.243, 0.261", "  classes: " + classes + "\n", "model=own");
        assertThat(accuracy(same, "clean")).isEqualTo(accuracy(trainedRecord, "clean"));

        Collections.rotate(classes, 1);
        RunRecord rotated = evaluated(
                trained, "0.4914, 0.4822, 0.4465", "0.247, 0.243, 0.261", "  classes: " + classes + "\n", "model=own");
        assertThat(rotated.id()).isNotEqualTo(same.id());
        assertThat(accuracy(rotated, "clean")).isNotEqualTo(accuracy(same, "clean"));

        classes.set(0, "zebra");
        assertThat(told(trained, "0, 0, 0", "1, 1, 1", "  classes: " + classes + "\n"))
                .contains("Setting 'classes' must name the data set's classes")
                .contains("it has none called zebra.");
    }

    @Test
    void anEnsembleOfModelsIsEvaluatedAsOne() throws IOException {
        RunRecord record = evaluated(trained, "0.4914, 0.4822, 0.4465", "0.247, 0.243, 0.261", "", "model=both");

        assertThat(record.training().composition()).isNotNull();
        assertThat(record.training().composition().members()).hasSize(2);
        // twice the same network
        assertThat(accuracy(record, "clean")).isEqualTo(accuracy(trainedRecord, "clean"));
    }

    @Test
    void aRecordThatCameWithoutItsWeightsKeepsWhatWasMeasured() throws IOException {
        RunRecord record = evaluated(trained, "0.4914, 0.4822, 0.4465", "0.247, 0.243, 0.261", "", "model=own");
        store = "another store";

        RunRecord again = evaluated(trained, "0.4914, 0.4822, 0.4465", "0.247, 0.243, 0.261", "", "model=own");
        assertThat(log).contains("already evaluated").doesNotContain("\"evaluated\"");
        assertThat(again).isEqualTo(record);
    }

    /** The trained network under other names, with more beside it. */
    private Path written(String name, String prefix, Map<String, float[]> more) {
        Map<String, float[]> values = new LinkedHashMap<>();
        List<ParameterSpec> specs = new ArrayList<>();
        try (SafetensorsFile file = SafetensorsFile.open(trained)) {
            Safetensors.read(file).values().forEach((tensor, numbers) -> {
                long[] shape = file.tensors().get(tensor).shape().stream()
                        .mapToLong(Long::longValue)
                        .toArray();
                specs.add(ParameterSpec.of(prefix + tensor, ParameterKind.OTHER, shape));
                values.put(prefix + tensor, numbers);
            });
        }
        more.forEach((tensor, numbers) -> {
            specs.add(ParameterSpec.of(tensor, ParameterKind.OTHER, numbers.length));
            values.put(tensor, numbers);
        });
        Path path = folder.resolve(name);
        Safetensors.of(Map.of("format", "pt"), specs, values).write(path);
        return path;
    }

    private static double accuracy(RunRecord record, String evaluation) {
        return record.evaluations().stream()
                .filter(made -> made.name().equals(evaluation))
                .findFirst()
                .orElseThrow()
                .accuracy();
    }

    /** Takes over and evaluates; the record. */
    private RunRecord evaluated(Path file, String mean, String std, String more, String only) throws IOException {
        Plan plan = attempted(file, mean, std, more, only);
        assertThat(log).contains("##aux ").doesNotContain("\"event\":\"error\"");
        return RunRecord.read(
                new TinyReproduction(folder).record("smoke", plan.selected().get(0)));
    }

    /** What the worker says to a model that it cannot evaluate. */
    private String told(Path file, String mean, String std, String more) throws IOException {
        attempted(file, mean, std, more, "model=own");
        assertThat(log).contains("##aux ").doesNotContain("run-finished").doesNotContain("defect");
        return log;
    }

    private Plan attempted(Path file, String mean, String std, String more, String only) throws IOException {
        Files.writeString(
                folder.resolve("reproduction.yaml"),
                YAML.replace("DIGEST", ShapesDataset.standard().digest().hex())
                        .replace("FILE", file.toString())
                        .replace("SHA", PretrainedFile.digest(file).hex())
                        .replace("MEAN", mean)
                        .replace("STD", std)
                        .replace("  MORE\n", more));
        Plan plan = Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection("smoke", null, only, null));
        TinyReproduction tiny = new TinyReproduction(folder);
        log = worker("attack", tiny.request(plan, folder.resolve(store), false));
        return plan;
    }

    private static String worker(String command, Path request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Worker(new Events(stream), new StopSignal()).execute(command, request.toString());
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
