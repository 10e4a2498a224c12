package io.github.auxtask.graph.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.FusedOptimiser;
import io.github.auxtask.graph.state.NetworkState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Convolutions of one image that are computed as one are the same functions, with the same gradients. */
class SiblingsTest {
    private static final int CHANNELS = 6;
    private static final int SIDE = 9;
    private static final String JOINED = "torch.split_with_sizes(";

    /** What joins whatever may be joined. */
    private static final OperatorForms JOINING = new OperatorForms() {
        @Override
        public ConvolutionForm of(ConvolutionForm.Call call, boolean gradients) {
            return ConvolutionForm.LIBRARY;
        }

        @Override
        public boolean joins(ConvolutionForm.Call call, boolean gradients) {
            return call.weight().size(2) == 1;
        }
    };

    private static Tensor branch(Tensor x, String name, long width, boolean bias) {
        Conv conv = Conv.of(width, 1);
        return x.conv(name, bias ? conv.withBias() : conv)
                .batchNorm(name + "_bn")
                .relu()
                .conv(name + "_3", Conv.of(4, 3).padding(1));
    }

    private static Tensor inception(Tensor x, boolean bias) {
        Tensor pooled = x.maxPool(3, 1, 1);
        return Tensor.concat(
                List.of(
                        branch(x, "a", 5, bias),
                        branch(x, "b", 3, bias),
                        branch(pooled, "p", 2, bias),
                        branch(x, "c", 7, bias)),
                1);
    }

    private static List<Tensor> values(Graph graph, boolean bias) {
        Tensor x = graph.input("x", -1, CHANNELS, SIDE, SIDE).leaf();
        Tensor y = inception(x.conv("stem", Conv.of(CHANNELS, 3).padding(1)), bias);
        List<Tensor> leaves = new ArrayList<>(List.of(x));
        leaves.addAll(graph.trainableBehind(y).values());
        List<Tensor> results = new ArrayList<>(List.of(y));
        results.addAll(y.mul(y).sum().gradients(leaves, false));
        return results;
    }

    private static ProgramBuilder program(Mode mode, Precision precision, boolean bias) {
        return Program.named("siblings").method("values", mode, precision, name -> true, graph -> values(graph, bias));
    }

    private static List<double[]> computed(Mode mode, boolean bias, OperatorForms forms) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program =
                        program(mode, Precision.FP32, bias).compile(manager, new ProgramTarget(false, true, forms));
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 3),
                        DataType.FLOAT64)) {
            assertThat(program.source().contains(JOINED)).isEqualTo(forms == JOINING);
            double[] images = new double[2 * CHANNELS * SIDE * SIDE];
            RandomStream random = RandomStream.of(4, "images");
            for (int i = 0; i < images.length; i++) {
                images[i] = random.nextGaussian();
            }
            NDList results =
                    program.call("values", manager, state, manager.create(images, new Shape(2, CHANNELS, SIDE, SIDE)));
            List<double[]> all = new ArrayList<>(
                    results.stream().map(array -> array.toDoubleArray()).toList());
            state.snapshot().forEach((name, values) -> all.add(doubles(values)));
            return all;
        }
    }

    private static double[] doubles(float[] values) {
        double[] wide = new double[values.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = values[i];
        }
        return wide;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void outputsGradientsAndStatisticsAreThoseOfSeparateOnes(Mode mode) {
        for (boolean bias : new boolean[] {true, false}) {
            List<double[]> separate = computed(mode, bias, (call, gradients) -> ConvolutionForm.LIBRARY);
            List<double[]> joined = computed(mode, bias, JOINING);

            assertThat(joined).hasSameSizeAs(separate);
            for (int i = 0; i < joined.size(); i++) {
                assertThat(joined.get(i)).as("result %d", i).containsExactly(separate.get(i), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theyAreJoinedWhereThatIsFaster(boolean bias) {
        assertThat(source(ProductUnits.TILES, Precision.BF16, bias)).containsOnlyOnce(JOINED);
        assertThat(source(ProductUnits.VECTORS, Precision.BF16, bias)).doesNotContain(JOINED);
        assertThat(source(ProductUnits.OTHER, Precision.BF16, bias)).doesNotContain(JOINED);
        assertThat(source(ProductUnits.TILES, Precision.FP32, bias)).doesNotContain(JOINED);
    }

    private static String source(ProductUnits units, Precision precision, boolean bias) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program =
                        program(Mode.TRAIN, precision, bias).compile(manager, ProgramTarget.of(units, false))) {
            return program.source();
        }
    }

    /** The other convolutions' weights are those after the update, so they cannot be computed with the first. */
    @Test
    void noneIsMovedOverAnUpdate() {
        ProgramBuilder program = Program.named("updated")
                .method("values", Mode.EVAL, Precision.FP32, name -> true, graph -> {
                    Tensor x = graph.input("x", -1, CHANNELS, SIDE, SIDE).times(2);
                    Tensor before = x.conv("a", Conv.of(3, 1));
                    List<Tensor> stored = List.of(graph.stored("a.weight"));
                    List<Tensor> gradients = before.sum()
                            .gradients(List.copyOf(graph.trainableBehind(before).values()), false);
                    FusedOptimiser.sgd(graph, stored, gradients, List.of(), graph.scalar("rate"), 0, 0, false);
                    return List.of(before, x.conv("b", Conv.of(3, 1)), x.conv("c", Conv.of(3, 1)));
                });
        try (NDManager manager = NDManager.newBaseManager();
                Program compiled = program.compile(manager, new ProgramTarget(false, true, JOINING))) {
            assertThat(compiled.source()).contains("_fused_sgd_").doesNotContain(JOINED);
        }
    }
}
