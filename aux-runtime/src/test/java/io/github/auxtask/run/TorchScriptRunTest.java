package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.FileDigest;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.provenance.CheckOutcome;
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
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A TorchScript file from its bytes to the evaluated record, beside the same network as safetensors. */
class TorchScriptRunTest {
    private static final String YAML = """
            schema: 1
            name: scripted
            paper: {title: T, authors: [A], year: 2020, venue: V, url: "https://example.org", key: K}
            method: {name: model, version: 1}
            data: {name: shapes, digest: DIGEST}
            grid: {model: [program, values, both]}
            needs:
              - {when: {model: both}, as: members, run: {model: program}}
              - {when: {model: both}, as: members, run: {model: values}}
            settings:
              architecture: ARCHITECTURE
              together: none
              weights.source: state-dict
              weights.file: "PROGRAM"
              weights.sha256: SCRIPTSHA
              data.test: 30
              standardisation.mean: [0.4914, 0.4822, 0.4465]
              standardisation.std: [0.247, 0.243, 0.261]
            overrides:
              - {when: {model: values}, settings: {architecture: resnet8, weights.file: "VALUES", weights.sha256: VALUESHA}}
              - {when: {model: both}, settings: {together: sum-of-softmax}}
            budgets:
              smoke: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
              - {name: fgsm, attack: fgsm, norm: linf, epsilon: 0.1, space: standardised}
              - {name: suite, attack: suite, norm: linf, epsilon: 8/255, space: pixel, steps: 5, queries: 20, checks: quick}
            """;

    private static Path program;
    private static Path values;

    @TempDir
    private Path folder;

    private String log = "";

    @BeforeAll
    static void aNetworkIsTrained(@TempDir Path elsewhere) throws IOException {
        TinyReproduction tiny = TinyReproduction.in(elsewhere, 1, "0.05");
        Plan plan = tiny.plan("smoke", "task=none");
        Path store = elsewhere.resolve("store");
        assertThat(worker("train", tiny.request(plan, store, false))).contains("run-finished");
        Path run = store.resolve("runs").resolve(plan.runs().get(0).id().hex());
        program = run.resolve("model.pt");
        values = run.resolve("model.safetensors");
    }

    @Test
    void aProgramItsValuesAndTheirEnsembleHaveTheSameAccuracies() throws IOException {
        Plan plan = attempted("torchscript", null);
        List<RunRecord> records = plan.runs().stream().map(this::record).toList();

        assertThat(log).contains("TorchScript, ").contains("operators: ").doesNotContain("\"event\":\"error\"");
        assertThat(records.get(0).training().selected()).isEqualTo("given");
        assertThat(records.get(0).data().contents().source())
                .contains("TorchScript, SHA-256 " + FileDigest.ofNamed(program))
                .contains("batch_norm, contiguous, conv2d");
        for (String evaluation : List.of("clean", "fgsm", "suite")) {
            assertThat(accuracy(records.get(0), evaluation))
                    .as(evaluation)
                    .isEqualTo(accuracy(records.get(1), evaluation));
        }
        assertThat(accuracy(records.get(2), "clean")).isEqualTo(accuracy(records.get(1), "clean"));
        assertThat(checks(records.get(0))).isEqualTo(checks(records.get(1)));
    }

    /** What each check says, without its numbers, which may differ in the last digit. */
    private static List<String> checks(RunRecord record) {
        return record.evaluations().get(2).details().checks().stream()
                .map(check -> check.id() + " " + status(check))
                .toList();
    }

    private static String status(CheckOutcome check) {
        return String.valueOf(check.status());
    }

    @Test
    void aProgramThatWasNotAskedForByItsNameIsRefused() throws IOException {
        attempted("resnet8", "model=program");

        assertThat(log)
                .contains("model.pt are a TorchScript archive, which is a program: name the architecture torchscript")
                .doesNotContain("defect");
        assertThat(folder.resolve("runs/smoke"))
                .satisfiesAnyOf(
                        runs -> assertThat(runs).doesNotExist(),
                        runs -> assertThat(runs).isEmptyDirectory());
    }

    @Test
    void anArchitectureThatIsCalledTorchScriptWithAnotherKindOfFileIsRefused() throws IOException {
        Path own = program;
        try {
            program = values;
            attempted("torchscript", "model=program");
        } finally {
            program = own;
        }
        assertThat(log)
                .contains(
                        "The model model.safetensors is not a TorchScript archive that can be used: it is no zip archive")
                .doesNotContain("defect");
    }

    private RunRecord record(PlannedRun run) {
        return RunRecord.read(new TinyReproduction(folder).record("smoke", run));
    }

    private static double accuracy(RunRecord record, String evaluation) {
        return record.evaluations().stream()
                .filter(made -> made.name().equals(evaluation))
                .findFirst()
                .map(EvaluationRecord::accuracy)
                .orElseThrow();
    }

    private Plan attempted(String architecture, @org.jspecify.annotations.Nullable String only) throws IOException {
        Files.writeString(
                folder.resolve("reproduction.yaml"),
                YAML.replace("DIGEST", ShapesDataset.standard().digest().hex())
                        .replace("ARCHITECTURE", architecture)
                        .replace("PROGRAM", program.toString())
                        .replace("SCRIPTSHA", FileDigest.ofNamed(program).hex())
                        .replace("VALUES\"", values + "\"")
                        .replace("VALUESHA", FileDigest.ofNamed(values).hex()));
        Plan plan = Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection("smoke", null, only, null));
        TinyReproduction tiny = new TinyReproduction(folder);
        log = worker("attack", tiny.request(plan, folder.resolve("store"), false));
        return plan;
    }

    private static String worker(String command, Path request) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new Worker(new Events(stream), new StopSignal()).execute(command, request.toString());
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
