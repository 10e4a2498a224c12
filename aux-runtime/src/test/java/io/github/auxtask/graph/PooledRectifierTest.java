package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A largest value straight behind a ReLU is taken before it. */
class PooledRectifierTest {
    /** In the order that is written, since a product lies between the two. */
    private static List<Tensor> asWritten(Graph graph) {
        Tensor x = graph.input("x", -1, 4, 9, 9).leaf();
        Tensor y = x.conv("conv", 6, 3).relu().times(2).maxPool(3, 2, 1);
        return List.of(y, y.mul(y).sum().gradient(x));
    }

    private static List<Tensor> swapped(Graph graph) {
        Tensor x = graph.input("x", -1, 4, 9, 9).leaf();
        Tensor y = x.conv("conv", 6, 3).relu().maxPool(3, 2, 1).times(2);
        return List.of(y, y.mul(y).sum().gradient(x));
    }

    private static Program program(Precision precision, NDManager manager) {
        return Program.named("pooled")
                .method("written", Mode.EVAL, precision, PooledRectifierTest::asWritten)
                .method("swapped", Mode.EVAL, precision, PooledRectifierTest::swapped)
                .compile(manager);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void valuesAndGradientsAreTheSameBits(Precision precision) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(precision, manager)) {
            Map<String, float[]> values = Initialisation.torchDefaults().values(program.parameters(), 5);
            float[] images = new float[7 * 4 * 9 * 9];
            RandomStream random = RandomStream.of(6, "images");
            for (int i = 0; i < images.length; i++) {
                images[i] = random.nextInt(4) == 0
                        ? 0
                        : (float) random.nextGaussian(); // with zeros, so that values are equal
            }
            try (NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                var x = manager.create(images, new Shape(7, 4, 9, 9));
                NDList written = program.call("written", manager, state, x);
                NDList swapped = program.call("swapped", manager, state, x);
                for (int i = 0; i < written.size(); i++) {
                    assertThat(swapped.get(i).toFloatArray())
                            .containsExactly(written.get(i).toFloatArray());
                }
                assertThat(zeros(written.get(0).toFloatArray()))
                        .as("windows without a positive value")
                        .isBetween(1, 500);
            }
        }
    }

    @Test
    void theReluIsOfThePooledValuesAlone() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(Precision.FP32, manager)) {
            String written = method("written", program.source());
            assertThat(written.indexOf("torch.relu")).isBetween(1, written.indexOf("torch.max_pool2d"));
            String swapped = method("swapped", program.source());
            assertThat(swapped.indexOf("torch.max_pool2d")).isBetween(1, swapped.indexOf("torch.relu"));
            assertThat(swapped.split("torch\\.relu", -1)).hasSize(2);
        }
    }

    private static int zeros(float[] values) {
        int zeros = 0;
        for (float value : values) {
            zeros += value == 0 ? 1 : 0;
        }
        return zeros;
    }

    private static String method(String name, String source) {
        int start = source.indexOf("def " + name + "(");
        int end = source.indexOf("def ", start + 1);
        return source.substring(start, end < 0 ? source.length() : end);
    }
}
