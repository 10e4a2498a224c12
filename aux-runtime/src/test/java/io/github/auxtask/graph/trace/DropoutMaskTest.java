package io.github.auxtask.graph.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Graph;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Dropout as it is drawn on a processor. */
class DropoutMaskTest {
    private static final int CHANNELS = 8;
    private static final int SIDE = 6;
    private static final int COUNT = 400;
    /** Deviations of a share of so many elements; with fixed seeds a test passes always or never. */
    private static final double DEVIATIONS = 5;

    static Stream<Arguments> shapesAndProbabilities() {
        return Stream.of(new long[] {CHANNELS, SIDE, SIDE}, new long[] {CHANNELS * SIDE})
                .flatMap(shape -> Stream.of(0.01, 0.3, 0.5, 0.9)
                        .flatMap(probability -> Stream.of(Precision.values())
                                .map(precision -> Arguments.of(shape, probability, precision))));
    }

    @ParameterizedTest
    @MethodSource("shapesAndProbabilities")
    void asManyAreDroppedAsAskedForAndTheOthersKeepTheExpectation(
            long[] shape, double probability, Precision precision) {
        double[][] drawn = drawn(shape, probability, precision, 3);
        double scale = 1 / (1 - Math.round(probability * 32_768) / 32_768.0);
        double rounding = precision == Precision.BF16 ? scale / 128 : 1e-6;
        for (double value : drawn[0]) {
            assertThat(value == 0 || Math.abs(value - scale) <= rounding)
                    .as("%s", value)
                    .isTrue();
        }
        assertThat(drawn[1]).as("its gradient is the same mask").containsExactly(drawn[0]);
        share(dropped(drawn[0]), probability);
    }

    @Test
    void everyElementIsDrawnForItself() {
        double probability = 0.3;
        boolean[] dropped = dropped(drawn(new long[] {CHANNELS, 1, 1}, probability, Precision.FP32, 4)[0]);
        for (int channel = 0; channel < CHANNELS; channel++) {
            boolean[] own = every(dropped, channel);
            share(own, probability);
            for (int other = 0; other < channel; other++) {
                boolean[] both = every(dropped, other);
                for (int i = 0; i < both.length; i++) {
                    both[i] &= own[i];
                }
                share(both, probability * probability);
            }
        }
    }

    @Test
    void aSeedGivesTheSameMaskAndAnotherOneAnother() {
        long[] shape = {CHANNELS, SIDE, SIDE};
        double[] one = drawn(shape, 0.5, Precision.FP32, 1)[0];
        assertThat(drawn(shape, 0.5, Precision.FP32, 1)[0]).containsExactly(one);
        assertThat(drawn(shape, 0.5, Precision.FP32, 2)[0]).isNotEqualTo(one);
    }

    @Test
    void whatDoesNotFitAndWhatRunsOnAGpuIsLeftToTheEngine() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(source(manager, ProgramTarget.of(manager.getDevice()), 0.3, CHANNELS, SIDE, SIDE))
                    .contains("torch.random_")
                    .doesNotContain("torch.dropout");
            assertThat(source(manager, ProgramTarget.of(Device.gpu()), 0.3, CHANNELS, SIDE, SIDE))
                    .contains("torch.dropout");
            assertThat(source(manager, ProgramTarget.of(manager.getDevice()), 0.3, 6, SIDE, SIDE))
                    .as("six channels")
                    .contains("torch.dropout");
            assertThat(source(manager, ProgramTarget.of(manager.getDevice()), 1, CHANNELS, SIDE, SIDE))
                    .as("all are dropped")
                    .contains("torch.dropout");
        }
    }

    private static String source(NDManager manager, ProgramTarget target, double probability, long... shape) {
        try (Program program = program(shape, probability, Precision.FP32).compile(manager, target)) {
            return program.source();
        }
    }

    private static ProgramBuilder program(long[] shape, double probability, Precision precision) {
        return Program.named("dropout")
                .method("dropped", Mode.TRAIN, precision, graph -> dropped(graph, shape, probability));
    }

    private static List<Tensor> dropped(Graph graph, long[] shape, double probability) {
        long[] open = new long[shape.length + 1];
        open[0] = -1;
        System.arraycopy(shape, 0, open, 1, shape.length);
        Tensor x = graph.input("x", open).leaf();
        Tensor y = x.dropout(probability);
        return List.of(y, y.sum().gradient(x));
    }

    /** What becomes of ones, and the gradient of the sum of that. */
    private static double[][] drawn(long[] shape, double probability, Precision precision, int seed) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(shape, probability, precision).compile(manager);
                NetworkState state = new NetworkState(manager, program.parameters(), Map.of())) {
            long[] all = new long[shape.length + 1];
            all[0] = COUNT;
            System.arraycopy(shape, 0, all, 1, shape.length);
            manager.getEngine().setRandomSeed(seed);
            NDList results = program.call("dropped", manager, state, manager.ones(new Shape(all)));
            return results.stream()
                    .map(result -> doubles(result.toFloatArray()))
                    .toArray(double[][]::new);
        }
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static boolean[] dropped(double[] values) {
        boolean[] dropped = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            dropped[i] = values[i] == 0;
        }
        return dropped;
    }

    /** One channel of all images. */
    private static boolean[] every(boolean[] all, int channel) {
        boolean[] own = new boolean[all.length / CHANNELS];
        for (int i = 0; i < own.length; i++) {
            own[i] = all[i * CHANNELS + channel];
        }
        return own;
    }

    private static void share(boolean[] these, double expected) {
        int count = 0;
        for (boolean one : these) {
            count += one ? 1 : 0;
        }
        double deviation = Math.sqrt(expected * (1 - expected) / these.length);
        assertThat((double) count / these.length)
                .as(Arrays.toString(new int[] {count, these.length}))
                .isCloseTo(expected, within(DEVIATIONS * deviation));
    }
}
