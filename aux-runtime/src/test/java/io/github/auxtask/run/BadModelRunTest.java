package io.github.auxtask.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.Precision;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.nn.pretrained.PretrainedFile;
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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that cannot be evaluated are refused in one sentence, and those in half precision are evaluated with a word about it. */
class BadModelRunTest {
    private static final String YAML = """
            schema: 1
            name: bad
            paper: {title: T, authors: [A], year: 2020, venue: V, url: "https://example.org", key: K}
            method: {name: model, version: 1}
            data: {name: shapes, digest: DIGEST}
            grid: {architecture: [ARCHITECTURE]}
            settings:
              weights.source: state-dict
              weights.file: "FILE"
              weights.sha256: SHA
              data.test: 20
            budgets:
              smoke: {evidence: false, seeds: [1]}
            evaluations:
              - {name: clean}
            """;

    private static final Parameters NETWORK = Program.named("network")
            .method(
                    "scores",
                    Mode.EVAL,
                    Precision.FP32,
                    graph -> List.of(Backbones.named("resnet8", 10)
                            .apply(graph.input("x", -1, 3, 32, 32))
                            .logits()))
            .parameters();

    @TempDir
    private Path folder;

    private String log = "";

    /** What is done to a tensor of the file: its name, its values and their shape. */
    private record Change(String tensor, float factor, float plus, int copies) {}

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "scores that are no numbers",
                        new Change("bn1.running_var", -1, -1, 1),
                        "resnet8",
                        "The classifier's scores are not finite (NaN for class 0 of image 0 of the batch): the network did not"
                                + " train properly, or its file is damaged."),
                Arguments.of(
                        "scores that are too large",
                        new Change("linear.weight", 0, 3e38f, 1),
                        "resnet8",
                        "The classifier's scores are not finite (Infinity for class"),
                Arguments.of(
                        "a weight that is no number",
                        new Change("conv1.weight", Float.NaN, 0, 1),
                        "resnet8",
                        "have a value that is not a finite number in the tensor conv1.weight: export the model again."),
                Arguments.of(
                        "ten times the classes",
                        new Change("linear.weight", 1, 0, 10),
                        "resnet8",
                        "the file's network tells 100 classes apart and not 10;"),
                Arguments.of(
                        "a network for larger images",
                        new Change("linear.weight", 1, 0, 1),
                        "inception_v3",
                        "takes images of at least 75 x 75 pixels, but these have 32 x 32: resize them, or choose another architecture."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void aModelThatCannotBeEvaluatedIsRefusedInASentence(
            String what, Change change, String architecture, String sentence) throws IOException {
        evaluate(written(change), architecture);

        assertThat(log).as(what).contains(sentence).doesNotContain("defect").doesNotContain("\"evaluated\"");
    }

    @Test
    void wholeNumbersAreNotTakenForWeights() throws IOException {
        Path file = stored("I32", 4);
        evaluate(file, "resnet8");

        assertThat(log)
                .contains("are of whole numbers", "quantised, and read as floating point only: bn1.bias: stored as I32")
                .doesNotContain("\"evaluated\"");
    }

    @ParameterizedTest
    @MethodSource("halves")
    void halfPrecisionIsWidenedAndSaid(String type) throws IOException {
        Plan plan = evaluate(stored(type, 2), "resnet8");

        assertThat(log).contains("some stored as " + type + " and computed with as float32");
        assertThat(RunRecord.read(new TinyReproduction(folder)
                                .record("smoke", plan.selected().get(0)))
                        .evaluations())
                .hasSize(1);
    }

    static Stream<String> halves() {
        return Stream.of("F16", "BF16");
    }

    private static Map<String, float[]> values() {
        return new LinkedHashMap<>(Initialisation.torchDefaults().values(NETWORK, 1));
    }

    /** An untrained ResNet-8 with one tensor changed; where it has copies, the last layer's bias has as many. */
    private Path written(Change change) {
        Map<String, float[]> values = values();
        List<ParameterSpec> specs = new ArrayList<>();
        for (ParameterSpec spec : NETWORK.state()) {
            long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
            float[] numbers = values.get(spec.name()).clone();
            boolean last = change.copies() > 1 && spec.name().startsWith("linear.");
            if (spec.name().equals(change.tensor())) {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = numbers[i] * change.factor() + change.plus();
                }
            }
            if (last) {
                int length = numbers.length;
                numbers = Arrays.copyOf(numbers, length * change.copies());
                shape[0] *= change.copies();
            }
            specs.add(ParameterSpec.of(spec.name(), ParameterKind.OTHER, shape));
            values.put(spec.name(), numbers);
        }
        Path file = folder.resolve("model.safetensors");
        Safetensors.of(Map.of("format", "pt"), specs, values).write(file);
        return file;
    }

    /** The same file with every value of another type: zeros, but ones where a variance or a scale is meant. */
    private Path stored(String type, int width) throws IOException {
        StringBuilder header = new StringBuilder("{");
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (ParameterSpec spec : NETWORK.state()) {
            int from = data.size();
            boolean one = spec.name().matches(".*(bn\\d|shortcut\\.1)\\.(weight|running_var)");
            // The upper bytes of 1 in half precision and in bfloat16; of a whole number, some other value.
            int bits = one ? type.equals("F16") ? 0x3c00 : 0x3f80 : 0;
            for (long i = 0; i < spec.size(); i++) {
                for (int b = 0; b < width; b++) {
                    data.write(bits >> (Byte.SIZE * b) & 0xff);
                }
            }
            header.append(header.length() == 1 ? "" : ",")
                    .append("\"" + spec.name() + "\":{\"dtype\":\"" + type + "\",\"shape\":" + spec.shape()
                            + ",\"data_offsets\":[" + from + "," + data.size() + "]}");
        }
        byte[] text = header.append("}").toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (int b = 0; b < Long.BYTES; b++) {
            file.write((int) ((long) text.length >> (Byte.SIZE * b)) & 0xff);
        }
        file.write(text);
        file.write(data.toByteArray());
        return Files.write(folder.resolve("model.safetensors"), file.toByteArray());
    }

    private Plan evaluate(Path file, String architecture) throws IOException {
        Files.writeString(
                folder.resolve("reproduction.yaml"),
                YAML.replace("DIGEST", ShapesDataset.standard().digest().hex())
                        .replace("ARCHITECTURE", architecture)
                        .replace("FILE", file.toString())
                        .replace("SHA", PretrainedFile.digest(file).hex()));
        Plan plan = Plan.of(
                ReproductionReader.read(folder.resolve("reproduction.yaml")), new Selection("smoke", null, null, null));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Path request = new TinyReproduction(folder).request(plan, folder.resolve("store"), false);
        new Worker(new Events(stream), new StopSignal()).execute("attack", request.toString());
        log = bytes.toString(StandardCharsets.UTF_8);
        return plan;
    }
}
