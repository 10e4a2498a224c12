package io.github.auxtask.attack.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a bisection in float64, on random hyperplanes that cut the box deep inside, near its corners, and not at all. */
class HyperplaneProjectionTest {
    private static final int COUNT = 60;

    @ParameterizedTest
    @EnumSource(Norm.class)
    void isTheSmallestPerturbationOntoTheHyperplaneWithinTheBox(Norm norm) {
        RandomStream random = RandomStream.of(3, "hyperplanes");
        float[] w = new float[COUNT * Lab.SIZE];
        float[] low = new float[w.length];
        float[] high = new float[w.length];
        float[] gain = new float[COUNT];
        for (int n = 0; n < COUNT; n++) {
            double most = 0;
            for (int i = n * Lab.SIZE; i < (n + 1) * Lab.SIZE; i++) {
                double pixel = random.nextInt(4) == 0 ? random.nextInt(2) : random.nextDouble();
                w[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextDouble() * 3 - 2));
                low[i] = (float) -pixel;
                high[i] = (float) (1 - pixel);
                most += Math.abs(w[i]) * (w[i] > 0 ? high[i] : -low[i]);
            }
            double least = 0;
            for (int i = n * Lab.SIZE; i < (n + 1) * Lab.SIZE; i++) {
                least += Math.abs(w[i]) * (w[i] > 0 ? -low[i] : high[i]);
            }
            double share = n % 10 == 0 ? 1.5 : random.nextDouble();
            gain[n] = (float) (n % 2 == 0 ? share * most : -share * least);
        }
        float[] found = project(norm, w, gain, low, high);
        for (int n = 0; n < COUNT; n++) {
            double[] expected = bisected(norm, w, gain[n], low, high, n * Lab.SIZE);
            for (int i = 0; i < Lab.SIZE; i++) {
                assertThat((double) found[n * Lab.SIZE + i])
                        .as("%s, hyperplane %d, value %d", norm, n, i)
                        .isCloseTo(expected[i], within(2e-5));
            }
        }
    }

    private static float[] project(Norm norm, float[] w, float[] gain, float[] low, float[] high) {
        try (NDManager manager = NDManager.newBaseManager();
                Program program = Program.named("projection")
                        .method(
                                "run",
                                Mode.EVAL,
                                Precision.FP32,
                                graph -> List.of(HyperplaneProjection.nearest(
                                        norm,
                                        graph.input("w", Lab.RAW.shape()),
                                        graph.input("gain", -1, 1, 1, 1),
                                        graph.input("low", Lab.RAW.shape()),
                                        graph.input("high", Lab.RAW.shape()))))
                        .compile(manager);
                NetworkState state = new NetworkState(manager, program.parameters(), Map.of())) {
            return program.call(
                            "run",
                            manager,
                            state,
                            Lab.array(manager, w),
                            manager.create(gain, new Shape(COUNT, 1, 1, 1)),
                            Lab.array(manager, low),
                            Lab.array(manager, high))
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }

    private static double[] bisected(Norm norm, float[] w, double gain, float[] low, float[] high, int from) {
        double below = 0;
        double above = 1e9;
        for (int i = 0; i < 200; i++) {
            double middle = (below + above) / 2;
            if (gained(w, moved(norm, w, gain, low, high, from, middle), from) * Math.signum(gain) < Math.abs(gain)) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return moved(norm, w, gain, low, high, from, above);
    }

    private static double gained(float[] w, double[] moved, int from) {
        double sum = 0;
        for (int i = 0; i < moved.length; i++) {
            sum += w[from + i] * moved[i];
        }
        return sum;
    }

    private static double[] moved(Norm norm, float[] w, double gain, float[] low, float[] high, int from, double size) {
        double[] moved = new double[Lab.SIZE];
        for (int i = 0; i < moved.length; i++) {
            double up = w[from + i] * Math.signum(gain);
            double way = norm == Norm.LINF ? Math.signum(up) * size : up * size;
            moved[i] = Math.max(low[from + i], Math.min(high[from + i], way));
        }
        return moved;
    }
}
