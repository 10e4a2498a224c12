package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.testing.Typed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Algorithm 1 against finite differences and its own definition, on networks with and without normalisation and dropout. */
class SignAlgorithmTest {
    private static final int SIZE = 3 * 32 * 32;
    private static final double STEP = 1e-6;

    private static SignAlgorithm of(SignLayer layer, SignStep step, double eta) {
        return new SignAlgorithm(layer, SignAlgorithm.Update.ACCUMULATE, SignAlgorithm.Point.ITERATE, step, eta);
    }

    private static double[] pixels(int images) {
        RandomStream random = RandomStream.of(3, "pixels");
        double[] pixels = new double[images * SIZE];
        Arrays.setAll(pixels, i -> random.nextDouble());
        return pixels;
    }

    /** In training mode, in which the algorithm all the same evaluates. */
    private static Program program(Backbone network, SignAlgorithm algorithm, int count, NDManager manager) {
        return Program.named("sign")
                .method(
                        "sum",
                        Mode.EVAL,
                        Precision.FP32,
                        graph -> List.of(algorithm
                                .layer()
                                .outputs(graph.input("x", -1, 3, 32, 32), network, 10)
                                .sum()))
                .method("moved", Mode.TRAIN, Precision.FP32, graph -> {
                    Tensor x = graph.input("x", -1, 3, 32, 32);
                    SignAlgorithm.Mover mover = algorithm.on(network, 10);
                    return List.of(mover.delta(x), mover.moved(x, x, count));
                })
                .compile(manager);
    }

    @ParameterizedTest
    @CsvSource({
        "basic_cnn, PENULTIMATE",
        "basic_cnn, LOGITS",
        "mobilenetv2, PENULTIMATE",
        "resnet8, PENULTIMATE",
        "resnet8, LOGITS"
    })
    void aRawDeltaIsTheDerivativeOfTheSumOfTheOutputs(String architecture, SignLayer layer) {
        Backbone network = Backbones.named(architecture, 10);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(network, of(layer, SignStep.RAW, 1), 1, manager);
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 5),
                        DataType.FLOAT64)) {
            Typed typed = new Typed(manager, DataType.FLOAT64);
            double[] x = pixels(1);
            double[] delta = Typed.doubles(program.call("moved", manager, state, typed.array(x, 1, 3, 32, 32))
                    .get(0));
            double largest = Arrays.stream(delta).map(Math::abs).max().orElseThrow();
            for (int i = 0; i < SIZE; i += 311) {
                double difference =
                        (sum(program, state, manager, x, i, STEP) - sum(program, state, manager, x, i, -STEP))
                                / (2 * STEP);
                assertThat(delta[i]).as("value " + i).isCloseTo(difference, within(1e-5 * largest));
            }
        }
    }

    private static double sum(
            Program program, NetworkState state, NDManager manager, double[] x, int index, double step) {
        double[] other = x.clone();
        other[index] += step;
        NDArray images = new Typed(manager, DataType.FLOAT64).array(other, 1, 3, 32, 32);
        return Typed.doubles(program.call("sum", manager, state, images).get(0))[0];
    }

    @Test
    void whatComesOfAnImageDoesNotDependOnTheOthersAndLeavesTheRangeOfPixels() {
        Backbone network = Backbones.named("resnet8", 10);
        try (NDManager manager = NDManager.newBaseManager();
                Program program = program(network, of(SignLayer.PENULTIMATE, SignStep.LINF, 0.1), 5, manager);
                NetworkState state = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 5),
                        DataType.FLOAT64)) {
            Typed typed = new Typed(manager, DataType.FLOAT64);
            double[] x = pixels(3);
            double[] all = Typed.doubles(program.call("moved", manager, state, typed.array(x, 3, 3, 32, 32))
                    .get(1));
            double[] alone = Typed.doubles(program.call(
                            "moved", manager, state, typed.array(Arrays.copyOfRange(x, SIZE, 2 * SIZE), 1, 3, 32, 32))
                    .get(1));
            for (int i = 0; i < SIZE; i++) {
                assertThat(alone[i]).isCloseTo(all[SIZE + i], within(1e-9));
            }
            assertThat(Arrays.stream(all).min().orElseThrow()).isNegative();
            double[] delta = Typed.doubles(program.call("moved", manager, state, typed.array(x, 3, 3, 32, 32))
                    .get(0));
            assertThat(Arrays.stream(delta).map(Math::abs).max().orElseThrow()).isCloseTo(0.1, within(1e-9));
        }
    }

    @Test
    void aNetworkWithoutAGradientLeavesImagesWhereTheyAre() {
        Backbone constant = x -> {
            Tensor nothing = x.times(0).globalAveragePool();
            return new Backbone.Output(nothing, nothing.flatten().linear("fc", 10));
        };
        for (SignStep step : SignStep.values()) {
            try (NDManager manager = NDManager.newBaseManager();
                    Program program = program(constant, of(SignLayer.PENULTIMATE, step, 0.1), 2, manager);
                    NetworkState state = new NetworkState(
                            manager,
                            program.parameters(),
                            Initialisation.torchDefaults().values(program.parameters(), 5))) {
                NDArray x = new Typed(manager, DataType.FLOAT32).array(pixels(1), 1, 3, 32, 32);
                assertThat(program.call("moved", manager, state, x).get(1).toFloatArray())
                        .isEqualTo(x.toFloatArray());
            }
        }
    }

    @Test
    void iterationsAreWrittenTogetherAsFarAsEveryCountIsAMultiple() {
        assertThat(SignMaker.unrolled(List.of(50, 100))).isEqualTo(10);
        assertThat(SignMaker.unrolled(List.of(3))).isEqualTo(3);
        assertThat(SignMaker.unrolled(List.of(1, 50))).isEqualTo(1);
        assertThat(SignMaker.unrolled(List.of(12, 18))).isEqualTo(6);
    }
}
