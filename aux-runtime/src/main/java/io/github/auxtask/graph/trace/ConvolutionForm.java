package io.github.auxtask.graph.trace;

import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a convolution is put to the engine; each is the same function, up to rounding. */
enum ConvolutionForm {
    /** As one operator: the library's own kernel. */
    LIBRARY("the library's kernel") {
        @Override
        List<String> lines(Call call) {
            return List.of(call.statement().text(false));
        }
    },
    /** Of bfloat16 values in float32, and then rounded. */
    FLOAT32("in float32") {
        @Override
        List<String> lines(Call call) {
            return List.of(call.statement().textInFloat32(false));
        }
    },
    /** As one product of matrices: what lies under the kernel at each place, gathered into rows, by the weights. */
    COLUMNS("a product of matrices") {
        @Override
        List<String> lines(Call call) {
            List<String> lines = new ArrayList<>();
            String rows = call.result() + "_rows";
            lines.add(rows + " = torch.permute(" + call.image().name() + ", [0, 2, 3, 1])");
            long[] kernel = call.weight().shape();
            long[] out = call.output();
            List<String> parts = call.stride() == 1 ? shifted(rows, call) : sliced(rows, call, lines);
            long taps = kernel[1] * kernel[2] * kernel[3];
            String gathered = parts.size() == 1 ? parts.get(0) : "torch.cat([" + String.join(", ", parts) + "], -1)";
            String columns = "torch.reshape(" + gathered + ", [-1, " + taps + "])";
            // as rows of outputs, since their transposition costs nothing, and that of the weights themselves would be
            // a slow copy
            String weights = "torch.t(torch.reshape(torch.permute("
                    + call.weight().name() + ", [0, 2, 3, 1]), [" + kernel[0] + ", " + taps + "]))";
            String bias = call.bias();
            String product = bias == null
                    ? "torch.mm(" + columns + ", " + weights + ")"
                    : "torch.addmm(" + bias + ", " + columns + ", " + weights + ")";
            lines.add(call.result() + " = torch.permute(torch.reshape(" + product + ", "
                    + Arrays.toString(new long[] {-1, out[2], out[3], out[1]}) + "), [0, 3, 1, 2])");
            return lines;
        }

        /** For each place of the kernel, the image moved by it: what leaves is cut off, what comes in is zero. */
        private static List<String> shifted(String rows, Call call) {
            List<String> parts = new ArrayList<>();
            long[] image = call.image().shape();
            long[] kernel = call.weight().shape();
            long[] padding = call.padding();
            long[] out = call.output();
            for (long row = 0; row < kernel[2]; row++) {
                for (long column = 0; column < kernel[3]; column++) {
                    long above = padding[0] - row;
                    long before = padding[1] - column;
                    long[] around = {0, 0, before, out[3] - image[3] - before, above, out[2] - image[2] - above};
                    parts.add(
                            Arrays.stream(around).allMatch(side -> side == 0)
                                    ? rows
                                    : "torch.constant_pad_nd(" + rows + ", " + Arrays.toString(around) + ", 0)");
                }
            }
            return parts;
        }

        /** The same from an image that is padded once, where only some places are taken. */
        private static List<String> sliced(String rows, Call call, List<String> lines) {
            long[] padding = call.padding();
            boolean none = padding[0] == 0 && padding[1] == 0;
            String padded = none ? rows : call.result() + "_padded";
            if (!none) {
                lines.add(padded + " = torch.constant_pad_nd(" + rows + ", "
                        + Arrays.toString(new long[] {0, 0, padding[1], padding[1], padding[0], padding[0]}) + ", 0)");
            }
            List<String> parts = new ArrayList<>();
            long[] kernel = call.weight().shape();
            long[] out = call.output();
            for (long row = 0; row < kernel[2]; row++) {
                for (long column = 0; column < kernel[3]; column++) {
                    parts.add("torch.slice(torch.slice(" + padded + ", 1, " + call.range(row, out[2]) + "), 2, "
                            + call.range(column, out[3]) + ")");
                }
            }
            return parts;
        }
    };

    private final String word;

    ConvolutionForm(String word) {
        this.word = word;
    }

    /** For records. */
    String word() {
        return word;
    }

    /** The lines that compute a convolution; the last one defines its result. */
    abstract List<String> lines(Call call);

    /** A convolution as it was traced. */
    record Call(ScriptStatement statement) {
        /** The variable that it defines. */
        String result() {
            return statement.variable();
        }

        Tensor image() {
            return (Tensor) given(0);
        }

        /** [out, in / groups, kh, kw]. */
        Tensor weight() {
            return (Tensor) given(1);
        }

        /** The variable of the bias; {@code null} without one. */
        @Nullable
        String bias() {
            return statement.arguments().get(2) instanceof Tensor bias ? bias.name() : null;
        }

        /** The same in both directions. */
        long stride() {
            return ((long[]) given(3))[0];
        }

        /** Rows and columns of zeros around. */
        long[] padding() {
            return (long[]) given(4);
        }

        long groups() {
            return (Long) given(6);
        }

        /** [N, out, H, W]. */
        long[] output() {
            long[] image = image().shape();
            long[] kernel = weight().shape();
            return new long[] {image[0], kernel[0], places(image[2], kernel[2], 0), places(image[3], kernel[3], 1)};
        }

        private long places(long size, long kernel, int direction) {
            return (size + 2 * padding()[direction] - kernel) / stride() + 1;
        }

        private Object given(int argument) {
            return Objects.requireNonNull(statement.arguments().get(argument));
        }

        private String range(long first, long count) {
            return first + ", " + (first + stride() * (count - 1) + 1) + ", " + stride();
        }
    }
}
