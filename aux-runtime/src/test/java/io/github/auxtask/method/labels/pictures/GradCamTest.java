package io.github.auxtask.method.labels.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Encoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GradCamTest {
    private static final int CHANNELS = 3;
    private static final int SIDE = 4;
    private static final int PLANE = SIDE * SIDE;

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void free() {
        manager.close();
    }

    /** Body [N, 2, 4, 4] to an activation, then a head that is not linear. */
    private static Tensor body(Tensor x) {
        return x.conv("conv", Conv.of(CHANNELS, 3).withBias()).sigmoid().tap("middle");
    }

    private static Tensor linearHead(Tensor a) {
        return a.globalAveragePool().flatten().linear("linear", 2);
    }

    private static Tensor curvedHead(Tensor a) {
        return a.conv("mix", 4, 3).silu().globalAveragePool().flatten().linear("linear", 2);
    }

    private static Map<String, float[]> values(Program program) {
        Map<String, float[]> values = new HashMap<>();
        RandomStream random = RandomStream.of(5, "test");
        for (ParameterSpec spec : program.parameters().parameters()) {
            float[] value = new float[(int) spec.size()];
            for (int i = 0; i < value.length; i++) {
                value[i] = (float) random.nextGaussian();
            }
            values.put(spec.name(), value);
        }
        return values;
    }

    private NDArray images(int count) {
        RandomStream random = RandomStream.of(6, "test");
        float[] pixels = new float[count * 2 * PLANE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return manager.create(pixels, new Shape(count, 2, SIDE, SIDE));
    }

    private Program program(Function<Tensor, Tensor> head) {
        return Program.named("test")
                .method("maps", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 2, SIDE, SIDE);
                    Tensor y = graph.labels("y");
                    return List.of(GradCam.maps(t -> head.apply(body(t)), x, y, "middle"));
                })
                .method("activation", Mode.EVAL, Precision.FP32, graph -> List.of(body(image(graph))))
                .method("head", Mode.EVAL, Precision.FP32, graph -> {
                    return List.of(head.apply(graph.input("a", -1, CHANNELS, SIDE, SIDE)));
                })
                .compile(manager);
    }

    private static Tensor image(Graph graph) {
        return graph.input("x", -1, 2, SIDE, SIDE);
    }

    private float[] call(Program program, NetworkState state, String method, NDArray... arguments) {
        NDList results = program.call(method, manager, state, (Object[]) arguments);
        return results.get(0).toFloatArray();
    }

    @Test
    void behindAGlobalMeanTheMapIsTheClassActivationMap() {
        try (Program program = program(GradCamTest::linearHead)) {
            Map<String, float[]> values = values(program);
            try (NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                NDArray x = images(2);
                float[] maps = call(program, state, "maps", x, manager.create(new long[] {1, 0}));
                float[] activation = call(program, state, "activation", x);
                float[] weight = values.get("linear.weight");
                assertThat(maps).hasSize(2 * PLANE);
                for (int n = 0; n < 2; n++) {
                    for (int i = 0; i < PLANE; i++) {
                        double sum = 0;
                        for (int k = 0; k < CHANNELS; k++) {
                            // Image 0 is explained for class 1 and image 1 for class 0.
                            float slope = weight[(1 - n) * CHANNELS + k] / PLANE;
                            sum += slope * activation[(n * CHANNELS + k) * PLANE + i];
                        }
                        assertThat((double) maps[n * PLANE + i]).isCloseTo(Math.max(0, sum), within(1e-6));
                    }
                }
            }
        }
    }

    @Test
    void aCurvedHeadsMapAgreesWithFiniteDifferences() {
        try (Program program = program(GradCamTest::curvedHead)) {
            Map<String, float[]> values = values(program);
            try (NetworkState state = new NetworkState(manager, program.parameters(), values)) {
                NDArray x = images(1);
                float[] activation = call(program, state, "activation", x);
                double[] expected = new double[PLANE];
                float step = 0.01f;
                for (int k = 0; k < CHANNELS; k++) {
                    double slope = 0;
                    for (int i = 0; i < PLANE; i++) {
                        slope += (score(program, state, activation, k * PLANE + i, step)
                                        - score(program, state, activation, k * PLANE + i, -step))
                                / (2 * step);
                    }
                    for (int i = 0; i < PLANE; i++) {
                        expected[i] += slope / PLANE * activation[k * PLANE + i];
                    }
                }
                float[] map = call(program, state, "maps", x, manager.create(new long[] {1}));
                double largest = 0;
                for (double value : expected) {
                    largest = Math.max(largest, Math.abs(value));
                }
                for (int i = 0; i < PLANE; i++) {
                    assertThat((double) map[i]).isCloseTo(Math.max(0, expected[i]), within(2e-3 * largest));
                }
            }
        }
    }

    private double score(Program program, NetworkState state, float[] activation, int at, float change) {
        float[] changed = activation.clone();
        changed[at] += change;
        return call(program, state, "head", manager.create(changed, new Shape(1, CHANNELS, SIDE, SIDE)))[1];
    }

    @Test
    void everyEncoderShowsItsThreeDepths() {
        for (String name : List.of("resnet32", "vgg19")) {
            Encoder encoder = Encoder.named(name, 10);
            for (String depth : encoder.depths()) {
                Program.named("test").method("maps", Mode.EVAL, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 3, 32, 32);
                    Tensor maps = GradCam.maps(t -> encoder.apply(t).logits(), x, graph.labels("y"), depth);
                    assertThat(maps.size(1)).isEqualTo(1);
                    assertThat(maps.size(2)).isBetween(4L, 32L);
                    return List.of(maps);
                });
            }
        }
    }

    @Test
    void anActivationThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Program.named("test").method("maps", Mode.EVAL, Precision.FP32, graph -> {
                    return List.of(GradCam.maps(t -> linearHead(body(t)), image(graph), graph.labels("y"), "end"));
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the network has no activation end, only [middle]");
    }
}
