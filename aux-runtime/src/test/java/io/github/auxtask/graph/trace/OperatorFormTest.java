package io.github.auxtask.graph.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How pooling and activations of bfloat16 values are put to the engine. */
class OperatorFormTest {
    private static final int IMAGES = 2;
    private static final int CHANNELS = 8;
    private static final int SIDE = 9;

    private static ProgramBuilder pooled(long stride) {
        return Program.named("pooled").method("values", Mode.EVAL, Precision.BF16, graph -> {
            Tensor x = graph.input("x", -1, CHANNELS, SIDE, SIDE).leaf();
            Tensor largest = x.to(DType.BFLOAT16).maxPool(3, stride, 1);
            Tensor sum = largest.mul(largest).sum();
            return List.of(largest, sum.gradient(x));
        });
    }

    private static List<double[]> computed(ProductUnits units) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = pooled(1).compile(manager, ProgramTarget.of(units, false));
                NetworkState state = new NetworkState(manager, program.parameters(), Map.of())) {
            float[] images = new float[IMAGES * CHANNELS * SIDE * SIDE];
            RandomStream random = RandomStream.of(5, "images");
            for (int i = 0; i < images.length; i++) {
                // quarters, so that there are ties
                images[i] = Math.round(4 * random.nextGaussian()) / 4f;
            }
            NDList results = program.call(
                    "values", manager, state, manager.create(images, new Shape(IMAGES, CHANNELS, SIDE, SIDE)));
            return results.stream()
                    .map(array -> array.toType(DataType.FLOAT64, false).toDoubleArray())
                    .toList();
        }
    }

    @Test
    void largestValuesAreTheSameOnesInFloat32() {
        List<double[]> engine = computed(ProductUnits.OTHER);
        List<double[]> wide = computed(ProductUnits.TILES);

        assertThat(wide.get(0)).isEqualTo(engine.get(0));
        // gradients are multiples of a half below 256, so sums are exact either way
        assertThat(wide.get(1)).isEqualTo(engine.get(1));
    }

    private static String source(ProgramBuilder program, ProductUnits units) {
        try (NDManager manager = NDManager.newBaseManager();
                Program compiled = program.compile(manager, ProgramTarget.of(units, false))) {
            return compiled.source();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ProductUnits.class,
            names = {"VECTORS", "TILES"})
    void onlyWindowsAtEveryPlaceArePooledInFloat32(ProductUnits units) {
        assertThat(source(pooled(1), units)).contains("torch.to(torch.max_pool2d(torch.to(");
        assertThat(source(pooled(2), units)).doesNotContain("torch.max_pool2d(torch.to(");
        assertThat(source(pooled(1), ProductUnits.OTHER)).doesNotContain("torch.max_pool2d(torch.to(");
    }

    private static ProgramBuilder activated(Precision precision) {
        return Program.named("activated").method("values", Mode.EVAL, precision, graph -> {
            Tensor x = graph.input("x", -1, CHANNELS, SIDE, SIDE);
            DType type = precision == Precision.BF16 ? DType.BFLOAT16 : DType.FLOAT32;
            return List.of(x.to(type).add(x.to(type)).relu());
        });
    }

    @Test
    void activationsOverwriteTheirInputButInBfloat16() {
        assertThat(source(activated(Precision.FP32), ProductUnits.TILES)).contains("torch.relu_(");
        assertThat(source(activated(Precision.BF16), ProductUnits.TILES)).contains("torch.relu(");
        assertThat(source(activated(Precision.BF16), ProductUnits.OTHER)).contains("torch.relu_(");
    }
}
