package io.github.auxtask.run.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.Program;
import java.util.List;
import java.util.Map;

/**
 * How long a residual block of ResNet-18 takes here, forward and backward on images [64, 64, 32, 32], in each precision. What a whole network
 * gains depends on its shapes and is for {@code aux:plan} to measure; this says within a second or two whether to think of bf16 at all.
 */
public final class PrecisionProbe {
    private static final int IMAGES = 64;
    private static final int WIDTH = 64;
    private static final int SIDE = 32;
    private static final int KERNEL = 3;
    private static final int TRIES = 5;
    private static final double NANOS = 1e9;

    private PrecisionProbe() {}

    /** Seconds of the fastest of a few tries. */
    public static double seconds(NDManager device, Precision precision) {
        try (NDManager manager = device.newSubManager();
                Program program = Program.named("precision")
                        .method("block", Mode.TRAIN, precision, parameter -> true, graph -> {
                            Tensor images =
                                    graph.input("x", -1, WIDTH, SIDE, SIDE).leaf();
                            Tensor inner = images.conv("a", WIDTH, KERNEL)
                                    .batchNorm("b")
                                    .relu();
                            Tensor block = inner.conv("c", WIDTH, KERNEL)
                                    .batchNorm("d")
                                    .add(images)
                                    .relu();
                            return List.of(block.mean().gradient(images));
                        })
                        .compile(manager);
                NetworkState network = new NetworkState(
                        manager,
                        program.parameters(),
                        Initialisation.torchDefaults().values(program.parameters(), 1))) {
            NDArray x = manager.randomUniform(-1, 1, new Shape(IMAGES, WIDTH, SIDE, SIDE));
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i <= TRIES; i++) {
                long start = System.nanoTime();
                try (NDManager step = manager.newSubManager()) {
                    program.call("block", step, network, x).head().sum().getFloat();
                }
                // The first one warms up.
                best = i == 0 ? best : Math.min(best, (System.nanoTime() - start) / NANOS);
            }
            return best;
        }
    }

    /** In each precision. */
    public static Map<Precision, Double> seconds(NDManager device) {
        return Map.of(
                Precision.FP32, seconds(device, Precision.FP32),
                Precision.BF16, seconds(device, Precision.BF16));
    }
}
