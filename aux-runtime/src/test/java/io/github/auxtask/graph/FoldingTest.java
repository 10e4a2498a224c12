package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.graph.trace.ProgramBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batch normalisation folded into convolutions is the same function. */
class FoldingTest {
    /** Convolutions with and without bias, grouped, strided, and one normalisation that has no convolution before it. */
    static Tensor network(Tensor x) {
        Tensor h = x.conv("conv1", 8, 3).batchNorm("bn1").relu();
        h = h.conv("conv2", Conv.of(8, 3).groups(8).withBias())
                .batchNorm("bn2", 1e-3)
                .relu();
        Tensor shortcut = h.conv("conv3", 12, 1, 2).batchNorm("bn3");
        h = h.conv("conv4", Conv.of(12, 3).stride(2))
                .batchNorm("bn4")
                .add(shortcut)
                .relu();
        return h.batchNorm("bn5").flatten().linear("fc", 4);
    }

    static List<Tensor> scoresAndGradient(Graph graph, boolean folded) {
        Tensor x = graph.input("x", -1, 3, 8, 8).leaf();
        Tensor scores = folded ? graph.foldingBatchNorm(() -> network(x)) : network(x);
        return List.of(scores, scores.crossEntropy(graph.labels("y")).gradient(x));
    }

    private static ProgramBuilder program(Mode mode, Precision precision) {
        return Program.named("folding")
                .method("plain", mode, precision, graph -> scoresAndGradient(graph, false))
                .method("folded", mode, precision, graph -> scoresAndGradient(graph, true));
    }

    /** Statistics and scales are neither 0 nor 1. */
    private static Map<String, float[]> values(Program program) {
        Map<String, float[]> values = Initialisation.torchDefaults().values(program.parameters(), 3);
        for (ParameterSpec spec : program.parameters().state()) {
            float[] value = values.get(spec.name());
            RandomStream random = RandomStream.of(4, spec.name());
            for (int i = 0; i < value.length && spec.name().startsWith("bn"); i++) {
                value[i] = 0.5f + (float) random.nextDouble();
            }
        }
        return values;
    }

    @Test
    void scoresAndGradientsAreTheSameFunctions() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(Mode.EVAL, Precision.FP32).compile(manager)) {
            Map<String, float[]> values = values(program);
            float[] images = new float[5 * 3 * 8 * 8];
            RandomStream random = RandomStream.of(4, "images");
            for (int i = 0; i < images.length; i++) {
                images[i] = (float) random.nextGaussian();
            }
            try (NetworkState state = new NetworkState(manager, program.parameters(), values, DataType.FLOAT64)) {
                NDArray x = manager.create(images, new Shape(5, 3, 8, 8)).toType(DataType.FLOAT64, false);
                NDArray y = manager.create(new long[] {0, 1, 2, 3, 0});
                NDList plain = program.call("plain", manager, state, x, y);
                NDList folded = program.call("folded", manager, state, x, y);
                for (int i = 0; i < plain.size(); i++) {
                    double[] expected = plain.get(i).toDoubleArray();
                    double[] actual = folded.get(i).toDoubleArray();
                    for (int j = 0; j < expected.length; j++) {
                        assertThat(actual[j]).isCloseTo(expected[j], within(1e-10));
                    }
                    assertThat(expected).as("not trivially equal").isNotEqualTo(new double[expected.length]);
                }
            }
        }
    }

    @Test
    void onlyNormalisationsBehindConvolutionsAreFolded() {
        assertThat(normalisations(Mode.EVAL, Precision.BF16)).containsExactly(5, 1);
        assertThat(normalisations(Mode.EVAL, Precision.FP32)).containsExactly(5, 1);
    }

    @Test
    void nothingIsFoldedInTraining() {
        assertThat(normalisations(Mode.TRAIN, Precision.FP32)).containsExactly(5, 5);
        assertThat(normalisations(Mode.TRAIN, Precision.BF16)).containsExactly(5, 5);
    }

    @Test
    void inBfloat16FoldedScoresAndGradientsLieNoFurtherFromFloat32() {
        try (NDManager manager = NDManager.newBaseManager();
                Program exact = program(Mode.EVAL, Precision.FP32).compile(manager);
                Program rounded = program(Mode.EVAL, Precision.BF16).compile(manager)) {
            Map<String, float[]> values = values(exact);
            int count = 200;
            float[] images = new float[count * 3 * 8 * 8];
            RandomStream random = RandomStream.of(4, "images");
            for (int i = 0; i < images.length; i++) {
                images[i] = (float) random.nextGaussian();
            }
            long[] labels = new long[count];
            Arrays.setAll(labels, i -> i % 4);
            try (NetworkState state = new NetworkState(manager, exact.parameters(), values)) {
                NDArray x = manager.create(images, new Shape(count, 3, 8, 8));
                NDArray y = manager.create(labels);
                NDList expected = exact.call("plain", manager, state, x, y);
                NDList plain = rounded.call("plain", manager, state, x, y);
                NDList folded = rounded.call("folded", manager, state, x, y);
                for (int i = 0; i < expected.size(); i++) {
                    double off = distance(plain.get(i), expected.get(i));
                    assertThat(distance(folded.get(i), expected.get(i))).isBetween(off / 10, off * 1.1);
                }
            }
        }
    }

    private static double distance(NDArray one, NDArray other) {
        float[] a = one.toFloatArray();
        float[] b = other.toFloatArray();
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (double) (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void convolutionsAreNotComputedTwice() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(Mode.EVAL, Precision.FP32).compile(manager)) {
            String[] methods = program.source().split("def folded", -1);
            assertThat(methods[1].split("torch\\.conv2d\\(", -1))
                    .hasSameSizeAs(methods[0].split("torch\\.conv2d\\(", -1));
        }
    }

    /** Batch normalisations in the text of the plain and of the folded method. */
    private static int[] normalisations(Mode mode, Precision precision) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(mode, precision).compile(manager)) {
            String[] methods = program.source().split("def folded", -1);
            return new int[] {count(methods[0]), count(methods[1])};
        }
    }

    private static int count(String text) {
        return text.split("torch\\.batch_norm\\(", -1).length - 1;
    }
}
