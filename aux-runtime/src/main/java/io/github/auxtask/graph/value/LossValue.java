package io.github.auxtask.graph.value;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.GraphException;
import io.github.auxtask.graph.trace.Program;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;

/** What a loss comes to for given numbers, computed on the processor: for tests of losses of one's own. */
public final class LossValue {
    private LossValue() {}

    /**
     * Compiles a loss and computes it once.
     *
     * @param loss of outputs [N, K] and classes int64 [N], 0-dimensional
     * @param output of a network, N rows of K numbers
     * @param labels classes from 0, N of them
     * @throws IllegalArgumentException if the rows are not equally long, or there is not one label for each
     * @throws GraphException if the engine cannot compute it; the message names the line of the operation
     */
    public static double of(BinaryOperator<Tensor> loss, float[][] output, int[] labels) {
        float[] flat = flat(output, labels.length);
        long width = output[0].length;
        long[] classes = new long[labels.length];
        for (int i = 0; i < labels.length; i++) {
            classes[i] = labels[i];
        }
        try (NDManager manager = NDManager.newBaseManager(Device.cpu());
                Program program = Program.named("loss-value")
                        .method(
                                "loss",
                                Mode.EVAL,
                                Precision.FP32,
                                graph -> List.of(loss.apply(graph.input("output", -1, width), graph.labels("labels"))))
                        .compile(manager);
                NetworkState none = new NetworkState(manager, program.parameters(), Map.of())) {
            NDArray outputs = manager.create(flat, new Shape(output.length, width));
            NDList results = program.call("loss", manager, none, outputs, manager.create(classes));
            return results.get(0).toFloatArray()[0];
        }
    }

    private static float[] flat(float[][] rows, int labels) {
        if (rows.length == 0 || rows.length != labels) {
            throw new IllegalArgumentException("there are " + rows.length + " rows and " + labels
                    + " labels: give one label for each row, and at least one row");
        }
        int width = rows[0].length;
        float[] flat = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != width) {
                throw new IllegalArgumentException(
                        "row " + i + " has " + rows[i].length + " numbers, but row 0 has " + width);
            }
            System.arraycopy(rows[i], 0, flat, i * width, width);
        }
        return flat;
    }
}
