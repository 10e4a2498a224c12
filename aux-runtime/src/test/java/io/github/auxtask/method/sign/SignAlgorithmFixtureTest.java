package io.github.auxtask.method.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.Precision;
import io.github.auxtask.data.made.MadeType;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.BasicCnn;
import io.github.auxtask.testing.Difference;
import io.github.auxtask.testing.Fixtures;
import io.github.auxtask.testing.FormulaWeights;
import io.github.auxtask.testing.Typed;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Algorithm 1 in all its readings against another implementation's numbers: on a small network and on BasicCNN. */
class SignAlgorithmFixtureTest {
    private static final double EXACT = 1e-9;

    private final FormulaWeights formulas = Fixtures.formulas();

    /** A network with its images, as the fixtures describe them. */
    @SuppressWarnings("ArrayRecordComponent") // a carrier of a test, compared by nobody
    private record Case(Backbone network, int classes, JsonNode sign, float[] x, long[] shape, double gain) {}

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void everyReadingGivesTheReferencesImagesOfASmallNetwork(DataType type) {
        JsonNode fixture = Fixtures.read("attacks.json");
        double[] pixels = formulas.array(60, 0, 1, 3 * 3 * 8 * 8);
        Case small = new Case(
                SignAlgorithmFixtureTest::small,
                5,
                fixture.get("sign"),
                floats(pixels),
                new long[] {3, 3, 8, 8},
                fixture.get("network").get("gain").doubleValue());
        List<String> seen = new ArrayList<>();
        run(small, type, (name, expected, results) -> {
            double allowed = type == DataType.FLOAT64
                    ? EXACT
                    : fixture.get("tolerance").get("l2").doubleValue();
            checksum(name, results.get(1), expected.get("result"), allowed);
            // Of differences of images, which lose a digit or two.
            checksum(name + " delta", results.get(0), last(expected.get("delta")), 100 * allowed);
            seen.add(name);
        });
        assertThat(seen).hasSize(24);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32", "FLOAT64"})
    void everyReadingGivesTheReferencesImagesOfBasicCnn(DataType type) {
        JsonNode sign = Fixtures.read("signed_input.json").get("sign");
        Case basic = basic(sign);
        List<String> seen = new ArrayList<>();
        run(basic, type, (name, expected, results) -> {
            double allowed = type == DataType.FLOAT64
                    ? EXACT
                    : expected.get("float32_tolerance").doubleValue();
            double[] result = Typed.doubles(results.get(1));
            checksum(name, results.get(1), expected.get("result"), allowed);
            double largest = largest(basic.x(), result);
            assertThat(result)
                    .as(name)
                    .startsWith(result[0])
                    .satisfies(all -> close(all, Fixtures.numbers(expected.get("result_first16")), allowed * largest));
            seen.add(name);
        });
        assertThat(seen).hasSize(16);
    }

    @ParameterizedTest
    @EnumSource(
            value = DataType.class,
            names = {"FLOAT32"})
    void whatTheStoreKeepsIsWithinTheTolerancesAndNegativeValuesSurvive(DataType type) {
        JsonNode sign = Fixtures.read("signed_input.json").get("sign");
        Case basic = basic(sign);
        int size = 3 * 32 * 32;
        run(basic, type, (name, expected, results) -> {
            float[] moved = results.get(1).toFloatArray();
            float[] kept = moved.clone();
            double allowed = expected.get("float32_tolerance").doubleValue();
            for (int at = 0; at < moved.length; at += size) {
                float[] change = new float[size];
                float scale = 0;
                for (int i = 0; i < size; i++) {
                    change[i] = moved[at + i] - basic.x()[at + i];
                    scale = Math.max(scale, Math.abs(change[i]));
                }
                for (int i = 0; i < size; i++) {
                    change[i] /= scale;
                }
                ByteBuffer stored =
                        ByteBuffer.allocate(MadeType.INT16.bytes() * size).order(ByteOrder.LITTLE_ENDIAN);
                MadeType.INT16.encode(change, 0, size, stored);
                MadeType.INT16.decode(stored, 0, size, kept, at);
                for (int i = 0; i < size; i++) {
                    kept[at + i] = basic.x()[at + i] + scale * kept[at + i];
                    assertThat((double) kept[at + i]).as(name).isCloseTo(moved[at + i], within(allowed * scale));
                    if (moved[at + i] < -allowed * scale) {
                        assertThat(kept[at + i]).isNegative();
                    }
                }
            }
        });
    }

    private Case basic(JsonNode sign) {
        float[] x = new float[2 * 3 * 32 * 32];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) formulas.v(i);
        }
        double gain = Fixtures.read("networks/basic_cnn.json").get("gain").doubleValue();
        return new Case(new BasicCnn(10, List.of(0.3, 0.3, 0.3)), 10, sign, x, new long[] {2, 3, 32, 32}, gain);
    }

    private static Backbone.Output small(Tensor x) {
        Tensor h = x.conv("conv1", Conv.of(4, 3).withBias()).relu();
        h = h.conv("conv2", Conv.of(6, 3).stride(2).withBias()).relu();
        Tensor hidden = h.flatten().linear("fc1", 8).relu();
        return new Backbone.Output(hidden.reshape(-1, 8, 1, 1), hidden.linear("fc2", 5));
    }

    /** Is given the last change and the image after all iterations. */
    private interface Check {
        void check(String name, JsonNode expected, NDList results);
    }

    private void run(Case on, DataType type, Check check) {
        int iterations = on.sign().get("K").intValue();
        for (Map.Entry<String, JsonNode> run : on.sign().get("runs").properties()) {
            SignAlgorithm algorithm = algorithm(run.getKey(), on.sign());
            try (NDManager manager = NDManager.newBaseManager();
                    Program program = Program.named("sign")
                            .method("moved", Mode.TRAIN, Precision.FP32, graph -> {
                                Tensor x = graph.input("x", -1, on.shape()[1], on.shape()[2], on.shape()[3]);
                                SignAlgorithm.Mover mover = algorithm.on(on.network(), on.classes());
                                Tensor before = mover.moved(x, x, iterations - 1);
                                Tensor moved = mover.moved(before, x, 1);
                                boolean last = algorithm.update() == SignAlgorithm.Update.LAST;
                                return List.of(moved.sub(last ? x : before), moved);
                            })
                            .compile(manager);
                    NetworkState state = new NetworkState(
                            manager,
                            program.parameters(),
                            formulas.state(program.parameters().state(), on.gain()),
                            type)) {
                NDArray x = new Typed(manager, type).array(on.x(), on.shape());
                check.check(run.getKey(), run.getValue(), program.call("moved", manager, state, x));
            }
        }
    }

    private static SignAlgorithm algorithm(String key, JsonNode sign) {
        String[] parts = key.split("/", -1);
        SignStep step = SignStep.valueOf(parts[3].toUpperCase(java.util.Locale.ROOT));
        return new SignAlgorithm(
                SignLayer.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)),
                parts[2].equals("accumulate") ? SignAlgorithm.Update.ACCUMULATE : SignAlgorithm.Update.LAST,
                parts[1].equals("at_iterate") ? SignAlgorithm.Point.ITERATE : SignAlgorithm.Point.ORIGINAL,
                step,
                sign.path("eta_" + step).asDouble());
    }

    private static JsonNode last(JsonNode list) {
        return list.get(list.size() - 1);
    }

    private static void checksum(String name, NDArray actual, JsonNode expected, double allowed) {
        assertThat(Difference.ofChecksum(Typed.doubles(actual), expected))
                .as(name)
                .isLessThanOrEqualTo(allowed);
    }

    private static void close(double[] actual, double[] expected, double allowed) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(allowed));
        }
    }

    private static double largest(float[] before, double[] after) {
        double largest = 0;
        for (int i = 0; i < after.length; i++) {
            largest = Math.max(largest, Math.abs(after[i] - before[i]));
        }
        return largest;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
