package io.github.auxtask.graph.trace;

import ai.djl.Device;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.trace.ConvolutionForm.Call;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which form of a convolution takes the least time, by the units of the processor, precision and shape, as measured kernel by kernel
 * (docs/benchmarks.md). A table and no trial at start, so that the same machine always computes the same bits. What was not measured is
 * left to the library.
 */
final class MeasuredForms implements ConvolutionForms {
    /** Raised whenever the table changes, since bits do. */
    private static final int VERSION = 2;

    private static final long WIDE = 256;
    private static final long WIDEST = 512;

    private static final List<Rule> TABLE = List.of(
            new Rule(
                    EnumSet.of(ProductUnits.VECTORS, ProductUnits.TILES),
                    DType.BFLOAT16,
                    "depthwise with a stride, with gradients",
                    ConvolutionForm.DENSE_STRIDE,
                    (call, gradients) -> gradients && call.stride() > 1 && depthwise(call)),
            new Rule(
                    EnumSet.of(ProductUnits.TILES),
                    DType.BFLOAT16,
                    "wide, of at most 4 x 4 places",
                    ConvolutionForm.COLUMNS,
                    (call, gradients) -> wide(call, 4)),
            new Rule(
                    EnumSet.of(ProductUnits.TILES),
                    DType.FLOAT32,
                    "wide, of at most 2 x 2 places",
                    ConvolutionForm.COLUMNS,
                    (call, gradients) -> wide(call, 2)));

    private final ProductUnits units;

    MeasuredForms(ProductUnits units) {
        this.units = units;
    }

    /**
     * What may be computed otherwise than by the library's convolutions on a device; it belongs into a record, since rounding differs.
     *
     * @return empty where nothing is
     */
    static Optional<String> words(Device device, Precision precision) {
        ProductUnits units = ProductUnits.of(device);
        List<String> changed = TABLE.stream()
                .filter(rule -> rule.units().contains(units) && rule.precision() == type(precision))
                .map(rule -> rule.shapes() + ": " + rule.form().word())
                .toList();
        return changed.isEmpty()
                ? Optional.empty()
                : Optional.of("table " + VERSION + ", " + String.join("; ", changed));
    }

    private static DType type(Precision precision) {
        return precision == Precision.BF16 ? DType.BFLOAT16 : DType.FLOAT32;
    }

    @Override
    public ConvolutionForm of(Call call, boolean gradients) {
        return TABLE.stream()
                .filter(rule -> rule.units().contains(units)
                        && rule.precision() == call.image().type()
                        && rule.shape().fits(call, gradients))
                .findFirst()
                .map(Rule::form)
                .orElse(ConvolutionForm.LIBRARY);
    }

    private static boolean depthwise(Call call) {
        return call.groups() > 1 && call.groups() == call.image().size(1);
    }

    private static boolean wide(Call call, long places) {
        long[] out = call.output();
        long[] kernel = call.weight().shape();
        return call.groups() == 1
                && kernel[2] * kernel[3] > 1
                && kernel[1] >= WIDE
                && kernel[0] >= WIDEST
                && out[2] <= places
                && out[3] <= places;
    }

    /**
     * A line of the table.
     *
     * @param shapes in words
     */
    private record Rule(
            Set<ProductUnits> units, DType precision, String shapes, ConvolutionForm form, ShapeTest shape) {}

    @FunctionalInterface
    private interface ShapeTest {
        boolean fits(Call call, boolean gradients);
    }
}
