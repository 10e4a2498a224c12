package io.github.auxtask.graph.trace;

import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Dropout on a processor. The engine draws one number after another there, on one thread and in double precision, which took a quarter of a
 * training step of BasicCNN. Here one draw of 64 bits, of which the engine's generator sets the highest to zero, decides about four elements
 * by 15 bits each. So a probability is rounded to a multiple of 2<sup>-15</sup>, and what is kept is scaled by the rounded one, which
 * keeps the expectation. It is the same for every number of threads.
 */
final class DropoutMask {
    private static final long LEVELS = 1 << 15;
    private static final long LANES = Long.SIZE / Short.SIZE;

    /** As torch numbers its types. */
    private static final int INT16 = 2;

    private static final int INT64 = 4;

    private DropoutMask() {}

    /** Whether what a dropout drops can be drawn this way: only its first dimension is open, and its channels are a multiple of four. */
    static boolean fits(ScriptStatement statement) {
        if (!statement.operator().equals("torch.dropout")
                || !Boolean.TRUE.equals(statement.arguments().get(2))
                || !(statement.arguments().get(0) instanceof Tensor input)
                || !(statement.arguments().get(1) instanceof Double probability)) {
            return false;
        }
        long[] shape = input.shape();
        return (shape.length == 2 || shape.length == 4)
                && Arrays.stream(shape).skip(1).allMatch(size -> size > 0)
                && shape[1] % LANES == 0
                && levels(probability) < LEVELS;
    }

    private static long levels(double probability) {
        return Math.round(probability * LEVELS);
    }

    /** The lines that compute it; the last one defines its result. */
    static List<String> lines(ScriptStatement statement) {
        List<@Nullable Object> arguments = statement.arguments();
        if (!(arguments.get(0) instanceof Tensor input) || !(arguments.get(1) instanceof Double probability)) {
            throw new IllegalArgumentException("no dropout of a known probability: " + statement.operator());
        }
        String drawn = statement.variable() + "_drawn";
        String kept = statement.variable() + "_kept";
        long dropped = levels(probability);
        List<String> lines = new ArrayList<>();
        lines.add(drawn + " = torch.view_copy(torch.random_(torch.empty(" + sizes(input) + ", dtype=" + INT64
                + ", layout=None, device=None, pin_memory=None, memory_format=None)), " + INT16 + ")");
        String mask = "torch.ge(torch.bitwise_and(" + drawn + ", " + (LEVELS - 1) + "), " + dropped + ")";
        String laidOut = input.shape().length == 4 ? "torch.permute(" + mask + ", [0, 3, 1, 2])" : mask;
        lines.add(kept + " = torch.mul(torch.type_as(" + laidOut + ", " + input.name() + "), "
                + (double) LEVELS / (LEVELS - dropped) + ")");
        lines.add(statement.variable() + " = torch.mul(" + input.name() + ", " + kept + ")");
        return lines;
    }

    /** Channels last, as images lie in memory, and a quarter of them. */
    private static String sizes(Tensor input) {
        long[] shape = input.shape();
        String open = "torch.size(" + input.name() + ", 0)";
        String others = shape.length == 4
                ? LongStream.of(shape[2], shape[3], shape[1] / LANES)
                        .mapToObj(Long::toString)
                        .reduce((one, other) -> one + ", " + other)
                        .orElseThrow()
                : Long.toString(shape[1] / LANES);
        return "[" + open + ", " + others + "]";
    }
}
