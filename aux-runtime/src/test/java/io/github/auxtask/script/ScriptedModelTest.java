package io.github.auxtask.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.export.ScriptExport;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.FormulaWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that torch.jit wrote (src/test/python/scripted_fixtures.py), and what torch computed with them. */
class ScriptedModelTest {
    private static final int SIDE = 12;
    private static final int CLASSES = 5;
    private static final double FLOAT32 = 3e-6;

    @TempDir
    private Path folder;

    private Path file(String name) {
        try {
            return Files.write(folder.resolve(name), resource(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(ScriptedModelTest.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        }
    }

    private static double[] expected(String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(resource(name)).order(ByteOrder.LITTLE_ENDIAN);
        double[] numbers = new double[bytes.remaining() / Float.BYTES];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = bytes.getFloat();
        }
        return numbers;
    }

    /** The same as in scripted_fixtures.py. */
    private static float[] images() {
        float[] images = new float[2 * 3 * SIDE * SIDE];
        for (int i = 0; i < images.length; i++) {
            images[i] = (float) (Math.sin(i * 0.37) * 0.5 + 0.5);
        }
        return images;
    }

    private static double[] doubles(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    /** Scores, and the gradient of their squares' sum. */
    private static List<double[]> computed(ScriptedModel model, Path file, Precision precision) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("scripted")
                        .method("values", Mode.EVAL, precision, graph -> {
                            Tensor x = graph.input("x", -1, 3, SIDE, SIDE).leaf();
                            Tensor scores = model.scores(x, CLASSES, false);
                            return List.of(scores, scores.mul(scores).sum().gradient(x));
                        })
                        .compile(manager);
                NetworkState state =
                        new NetworkState(manager, program.parameters(), values(model, file, program.parameters()))) {
            NDList results =
                    program.call("values", manager, state, manager.create(images(), new Shape(2, 3, SIDE, SIDE)));
            return results.stream().map(array -> doubles(array.toFloatArray())).toList();
        }
    }

    private static Map<String, float[]> values(ScriptedModel model, Path file, Parameters parameters) {
        return model.values(
                file, parameters.state().stream().map(ParameterSpec::name).toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scripted",
                "traced",
                "attentive",
                "attentive-traced",
                "shifted",
                "shifted-traced",
                "mixed",
                "mixed-traced",
                "rounded",
                "rounded-traced",
                "old"
            })
    void scoresAndGradientsAreThoseOfTorch(String name) throws IOException {
        Path file = file(name + ".pt");
        List<double[]> computed = computed(ScriptedModel.open(file), file, Precision.FP32);

        assertThat(Difference.ofMaximum(computed.get(0), expected(name + ".scores.f32")))
                .isLessThan(FLOAT32);
        assertThat(Difference.ofMaximum(computed.get(1), expected(name + ".gradient.f32")))
                .isLessThan(FLOAT32);
    }

    /** A product of numbers that are rounded to eight bits is off by about one in 256; gradients jump where a rectifier switches. */
    @ParameterizedTest
    @ValueSource(strings = {"scripted", "traced", "attentive", "attentive-traced", "shifted", "shifted-traced"})
    void inBfloat16ProductsAreRounded(String name) throws IOException {
        Path file = file(name + ".pt");
        List<double[]> computed = computed(ScriptedModel.open(file), file, Precision.BF16);

        assertThat(Difference.ofMaximum(computed.get(0), expected(name + ".scores.f32")))
                .isBetween(1e-4, 0.05);
    }

    @Test
    void theOperatorsOfAFileAreListedWithHowOftenTheyStandThere() {
        ScriptedModel model = ScriptedModel.open(file("traced.pt"));

        assertThat(model.operators())
                .containsEntry("torch.max_pool2d", 1)
                .containsKeys("torch.relu_", "torch._convolution");
        assertThat(model.operatorText())
                .contains("operators: ")
                .contains("gelu")
                .doesNotContain("torch.");
        assertThat(model.wasTraining()).isFalse();
        assertThat(model.otherTypes()).isEmpty();
    }

    @Test
    void whatWasExportedHereComesBackAsTheSameStatements() {
        Backbone network = Backbones.named("resnet8", 10);
        Parameters parameters = new Parameters();
        Graph graph = new Graph(parameters, Mode.EVAL, Precision.FP32, name -> false);
        network.apply(graph.input("x", -1, 3, 32, 32));
        Map<String, float[]> values = new FormulaWeights(7).state(parameters.state(), 1.4);
        Path file = folder.resolve("exported.pt");
        List<ParameterSpec> written =
                ScriptExport.write(file, x -> network.apply(x).logits(), values, 3, 32, 32);

        ScriptedModel model = ScriptedModel.open(file);
        Graph followed = new Graph(new Parameters(), Mode.EVAL, Precision.FP32, name -> false);
        Tensor scores = model.scores(followed.input("x", -1, 3, 32, 32), 10, false);

        assertThat(scores.shape()).containsExactly(-1, 10);
        assertThat(followed.isRandom()).isFalse();
        Map<String, float[]> read =
                model.values(file, written.stream().map(ParameterSpec::name).toList());
        assertThat(read.keySet()).containsExactlyElementsOf(values.keySet());
        read.forEach((name, numbers) -> assertThat(numbers).as(name).isEqualTo(values.get(name)));
    }

    @Test
    void anotherNumberOfClassesIsSaid() {
        ScriptedModel model = ScriptedModel.open(file("scripted.pt"));

        assertThatThrownBy(() -> model.scores(input(3, SIDE), 7, false))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The model scripted.pt gives [N, 5] for images [N, 3, 12, 12], and not scores [N, 7], one for each"
                                + " class of the data set.");
    }

    @Test
    void imagesOfAnotherSizeOrWithAnotherNumberOfChannelsAreSaidWithTheLine() {
        ScriptedModel model = ScriptedModel.open(file("scripted.pt"));

        assertThatThrownBy(() -> model.scores(input(3, 32), CLASSES, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("code/__torch__/torch/nn/modules/linear.py, line ")
                .hasMessageContaining(
                        "do not fit the weights [5, 54]: the program was made for images of another size");
        assertThatThrownBy(() -> model.scores(input(5, SIDE), CLASSES, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("shapes [N, 5, 12, 12] and [1, 3, 1, 1] do not fit together");
    }

    @Test
    void whatFailsInTheEngineNamesTheLineOfTheModelAndNotOneOfJava() {
        Path file = WrittenArchive.forward(
                        "y = torch.index(x, [None, torch.tensor([7], dtype=4)])",
                        "return torch.flatten(torch.mean(y, [2, 3]), 1)")
                .write(folder.resolve("model.pt"));
        ScriptedModel model = ScriptedModel.open(file);

        assertThatThrownBy(() -> {
                    try (NDManager manager = NDManager.newBaseManager();
                            Program program = Program.named("failing")
                                    .method(
                                            "scores",
                                            Mode.EVAL,
                                            Precision.FP32,
                                            graph -> List.of(
                                                    model.scores(graph.input("x", -1, 3, SIDE, SIDE), 1, false)))
                                    .compile(manager);
                            NetworkState state = new NetworkState(manager, program.parameters(), Map.of())) {
                        program.call("scores", manager, state, manager.create(images(), new Shape(2, 3, SIDE, SIDE)));
                    }
                })
                .hasMessageContaining("failed in index_select")
                .hasMessageContaining("written at the model's code/__torch__.py, line 7 (")
                .hasMessageNotContaining(".java");
    }

    private static Tensor input(int channels, int side) {
        return new Graph(new Parameters(), Mode.EVAL, Precision.FP32, name -> false)
                .input("x", -1, channels, side, side);
    }
}
