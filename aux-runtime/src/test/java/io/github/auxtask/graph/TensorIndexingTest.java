package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TensorIndexingTest {
    private static final float[] NUMBERS = {0, 1, 2, 3, 4, 5};

    /** What a function makes of [[0, 1, 2], [3, 4, 5]]. */
    private static NDArray of(NDManager manager, UnaryOperator<Tensor> function) {
        try (Program program = Program.named("indexing")
                        .method(
                                "run",
                                Mode.EVAL,
                                Precision.FP32,
                                graph -> List.of(function.apply(graph.input("x", -1, 3))))
                        .compile(manager);
                NetworkState nothing = new NetworkState(manager, program.parameters(), Map.of())) {
            return program.call("run", manager, nothing, manager.create(NUMBERS, new Shape(2, 3)))
                    .get(0);
        }
    }

    private static void assertGives(UnaryOperator<Tensor> function, Shape shape, float... values) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray result = of(manager, function);
            assertThat(result.getShape()).isEqualTo(shape);
            assertThat(result.toFloatArray()).containsExactly(values);
        }
    }

    @Test
    void matricesAreMultiplied() {
        assertGives(x -> x.matmul(x.transposed(0, 1)), new Shape(2, 2), 5, 14, 14, 50);
        assertGives(x -> x.unsqueeze(1).matmul(x.unsqueeze(2)), new Shape(2, 1, 1), 5, 50);
    }

    @Test
    void shapesOfProductsAreFollowed() {
        Program.named("shapes").method("run", Mode.EVAL, Precision.FP32, graph -> {
            Tensor images = graph.input("x", -1, 3, 8, 6);
            Tensor weights = graph.input("w", 1, 1, 10, 8);

            assertThat(weights.matmul(images).shape()).containsExactly(-1, 3, 10, 6);
            assertThat(images.transposed(1, 3).shape()).containsExactly(-1, 6, 8, 3);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> images.matmul(weights))
                    .withMessage("matrices [-1, 3, 8, 6] and [1, 1, 10, 8] cannot be multiplied");
            return List.of(images);
        });
    }

    @Test
    void placesAreComputedAndLookedUp() {
        assertGives(x -> x.counting(4), new Shape(4), 0, 1, 2, 3);
        assertGives(x -> x.constant(0.1f, -2e-5f), new Shape(2), 0.1f, -2e-5f);
        assertGives(x -> x.reversed(1), new Shape(2, 3), 2, 1, 0, 5, 4, 3);
        assertGives(x -> x.plus(-2).modulo(4), new Shape(2, 3), 2, 3, 0, 1, 2, 3);
        assertGives(x -> x.over(2).plus(-1).floor(), new Shape(2, 3), -1, -1, 0, 0, 1, 1);
        assertGives(
                x -> x.gather(1, x.constant(2, 0).to(DType.INT64).reshape(1, 2).expanded(2, 2)),
                new Shape(2, 2),
                2,
                0,
                5,
                3);
        assertGives(x -> x.unsqueeze(1).expanded(-1, 2, -1), new Shape(2, 2, 3), 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
    }

    @Test
    void bytesAreAnArgumentLikeAnyOther() {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("bytes")
                        .method(
                                "run",
                                Mode.EVAL,
                                Precision.FP32,
                                graph -> List.of(graph.bytes("x", -1).to(DType.FLOAT32)))
                        .compile(manager);
                NetworkState nothing = new NetworkState(manager, program.parameters(), Map.of())) {
            NDArray bytes = manager.create(new float[] {0, 7, 255}).toType(DataType.UINT8, false);

            assertThat(program.call("run", manager, nothing, bytes).get(0).toFloatArray())
                    .containsExactly(0, 7, 255);
        }
    }
}
