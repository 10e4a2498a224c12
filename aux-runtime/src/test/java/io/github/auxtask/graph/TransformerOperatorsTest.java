package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.testing.Typed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values against closed forms, and gradients against finite differences in float64. */
class TransformerOperatorsTest {
    private static final int ROWS = 2;
    private static final int TOKENS = 3;
    private static final int WIDTH = 4;
    private static final int SIZE = ROWS * TOKENS * WIDTH;

    private static UnaryOperator<Tensor> operator(String name) {
        return switch (name) {
            case "layer norm" -> x -> x.layerNorm("norm", 1e-6);
            case "gelu" -> Tensor::gelu;
            case "softmax" -> Tensor::softmax;
            case "linear" -> x -> x.linear("fc", 5);
            default -> x -> x.matmul(x.transposed(1, 2)).softmax().matmul(x.permuted(0, 1, 2));
        };
    }

    private static double[] point() {
        RandomStream random = RandomStream.of(5, "point");
        double[] point = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            point[i] = random.nextGaussian();
        }
        return point;
    }

    /** The operator's value at a point, or the gradient of a weighted sum of it. */
    private static double[] compute(String name, double[] point, boolean gradient) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("operator")
                        .method("run", Mode.EVAL, Precision.FP32, graph -> {
                            Tensor x = graph.input("x", -1, TOKENS, WIDTH).leaf();
                            Tensor value = operator(name).apply(x);
                            // Not the plain sum, whose gradient through a softmax is 0.
                            Tensor weighted =
                                    value.mul(value).times(0.5).add(value).sum();
                            return List.of(gradient ? weighted.gradient(x) : value.detach());
                        })
                        .compile(manager);
                NetworkState state =
                        new NetworkState(manager, program.parameters(), values(program), DataType.FLOAT64)) {
            return Typed.doubles(
                    program.call("run", manager, state, manager.create(point, new Shape(ROWS, TOKENS, WIDTH)))
                            .singletonOrThrow());
        }
    }

    private static Map<String, float[]> values(Program program) {
        Map<String, float[]> values = new HashMap<>();
        for (ParameterSpec spec : program.parameters().state()) {
            float[] filled = new float[(int) spec.size()];
            for (int i = 0; i < filled.length; i++) {
                filled[i] = 0.3f + 0.1f * i;
            }
            values.put(spec.name(), filled);
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"layer norm", "gelu", "softmax", "linear", "attention"})
    void gradientIsThatOfFiniteDifferences(String name) {
        double[] point = point();
        double[] gradient = compute(name, point, true);
        for (int i = 0; i < SIZE; i += 5) {
            double expected = (weighted(name, point, i, 1e-5) - weighted(name, point, i, -1e-5)) / 2e-5;
            assertThat(gradient[i]).as("%s, value %d", name, i).isCloseTo(expected, within(1e-6));
        }
    }

    private static double weighted(String name, double[] point, int at, double by) {
        double[] moved = point.clone();
        moved[at] += by;
        double sum = 0;
        for (double value : compute(name, moved, false)) {
            sum += 0.5 * value * value + value;
        }
        return sum;
    }

    @Test
    void layerNormIsMeanZeroAndDeviationOneBeforeItsWeights() {
        double[] point = point();
        double[] found = compute("layer norm", point, false);
        for (int row = 0; row < ROWS * TOKENS; row++) {
            double mean = 0;
            double squares = 0;
            for (int i = 0; i < WIDTH; i++) {
                mean += point[row * WIDTH + i] / WIDTH;
            }
            for (int i = 0; i < WIDTH; i++) {
                squares += Math.pow(point[row * WIDTH + i] - mean, 2) / WIDTH;
            }
            for (int i = 0; i < WIDTH; i++) {
                float weight = 0.3f + 0.1f * i;
                double expected = (point[row * WIDTH + i] - mean) / Math.sqrt(squares + 1e-6) * weight + weight;
                assertThat(found[row * WIDTH + i]).isCloseTo(expected, within(1e-9));
            }
        }
    }

    @Test
    void geluIsTheExactOne() {
        double[] point = new double[SIZE];
        point[0] = 1;
        point[1] = -2;
        double[] found = compute("gelu", point, false);
        // x times the normal distribution function; the form with tanh gives 0.841192 and -0.045402.
        assertThat(found[0]).isCloseTo(0.8413447460685429, within(1e-12));
        assertThat(found[1]).isCloseTo(-0.04550026389635842, within(1e-12));
        assertThat(found[2]).isZero();
    }
}
