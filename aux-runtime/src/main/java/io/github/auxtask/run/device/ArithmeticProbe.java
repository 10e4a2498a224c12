package io.github.auxtask.run.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.graph.trace.GraphException;
import io.github.auxtask.graph.trace.Program;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Finds out what products are really computed in, by multiplying 1 + 2^-9 + 2^-13 with one: fp32 (23 bits of fraction) keeps
 * it, TF32 (10 bits) loses the last part and bfloat16 (7 bits) both. Engines and environment variables may quietly choose less
 * than was asked for.
 */
public final class ArithmeticProbe {
    private static final int WIDTH = 64;
    private static final int ROWS = 256;
    private static final int SIDE = 16;
    private static final int KERNEL = 3;
    private static final int CENTRE = 4;
    private static final float FINE = 0x1p-13f;
    private static final float COARSE = 0x1p-9f;
    private static final float X = 1 + COARSE + FINE;

    /** Below {@link #FINE}, and above what fast convolutions (Winograd) lose in fp32. */
    private static final float TOLERANCE = FINE / 4;

    private ArithmeticProbe() {}

    /**
     * Of layers in this precision.
     *
     * @return {@code matmul} and {@code convolution} to {@code fp32}, {@code tf32}, {@code bf16} or {@code other}
     */
    public static Map<String, String> of(NDManager device, Precision precision) {
        Map<String, String> found = new TreeMap<>();
        found.put("matmul", measured(device, precision, x -> x.linear("p", WIDTH), 1, ROWS, WIDTH));
        found.put(
                "convolution",
                measured(device, precision, x -> x.conv("p", WIDTH, KERNEL), KERNEL * KERNEL, 8, WIDTH, SIDE, SIDE));
        return found;
    }

    private static String measured(
            NDManager device, Precision precision, UnaryOperator<Tensor> layer, int taps, long... shape) {
        long[] open = shape.clone();
        open[0] = -1;
        try (NDManager manager = device.newSubManager();
                Program program = Program.named("arithmetic")
                        .method(
                                "product",
                                Mode.EVAL,
                                precision,
                                graph -> List.of(
                                        layer.apply(graph.input("x", open)).to(DType.FLOAT32)))
                        .compile(manager);
                NetworkState ones = new NetworkState(manager, program.parameters(), identity(program, taps))) {
            float[] inputs = new float[Math.toIntExact(new Shape(shape).size())];
            Arrays.fill(inputs, X);
            NDArray x = manager.create(inputs, new Shape(shape));
            float[] product = program.call("product", manager, ones, x).head().toFloatArray();
            return word(product[product.length / 2]);
        } catch (GraphException e) {
            return "other";
        }
    }

    /** A layer that gives back its input: ones on the diagonal, at the centre of a kernel. */
    private static Map<String, float[]> identity(Program program, int taps) {
        Map<String, float[]> values = new TreeMap<>();
        program.parameters().state().forEach(spec -> values.put(spec.name(), new float[Math.toIntExact(spec.size())]));
        float[] weight = values.get("p.weight");
        if (weight != null) {
            for (int i = 0; i < WIDTH; i++) {
                weight[(i * WIDTH + i) * taps + (taps == 1 ? 0 : CENTRE)] = 1;
            }
        }
        return values;
    }

    static String word(float product) {
        if (Math.abs(product - X) < TOLERANCE) {
            return "fp32";
        }
        if (Math.abs(product - (1 + COARSE)) < TOLERANCE) {
            return "tf32";
        }
        return product == 1 ? "bf16" : "other";
    }
}
