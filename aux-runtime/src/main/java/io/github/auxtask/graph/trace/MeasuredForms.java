package io.github.auxtask.graph.trace;

import ai.djl.Device;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement;
import io.github.auxtask.graph.trace.ConvolutionForm.Call;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which form of an operator takes the least time, by the units of the processor, precision and shape, as measured kernel by kernel
 * (decision 30). A table and no trial at start, so that the same machine always computes the same bits. What was not measured is
 * left to the library.
 */
final class MeasuredForms implements OperatorForms {
    /** Raised whenever the table changes, since bits do. */
    private static final int VERSION = 3;

    /** Those of processors that multiply bfloat16. */
    private static final Set<ProductUnits> ANY_UNITS = EnumSet.of(ProductUnits.VECTORS, ProductUnits.TILES);

    private static final String LARGEST = "largest values at every place, with gradients: in float32";

    private static final String JOINED = "three or more of 1 x 1 of the same image, with gradients: as one";

    private static final long WIDE = 256;
    private static final long WIDEST = 512;

    private static final List<Rule> TABLE = List.of(
            new Rule(
                    ANY_UNITS,
                    DType.BFLOAT16,
                    "depthwise with a stride, with gradients",
                    ConvolutionForm.FLOAT32,
                    (call, gradients) -> gradients && call.stride() > 1 && depthwise(call)),
            new Rule(
                    ANY_UNITS,
                    DType.BFLOAT16,
                    "depthwise of more than 3 x 3 or of at most 2 x 2 places, with gradients by weights",
                    ConvolutionForm.FLOAT32,
                    (call, gradients) ->
                            learned(call, gradients) && depthwise(call) && (side(call) > 3 || places(call) <= 2)),
            new Rule(
                    ANY_UNITS,
                    DType.BFLOAT16,
                    "1 x 1 of at most 2 x 2 places",
                    ConvolutionForm.COLUMNS,
                    (call, gradients) -> pointwise(call) && places(call) <= 2),
            new Rule(
                    ANY_UNITS,
                    DType.BFLOAT16,
                    "1 x 1 of at most 4 x 4 places, with gradients by weights",
                    ConvolutionForm.COLUMNS,
                    (call, gradients) -> learned(call, gradients) && pointwise(call) && places(call) <= 4),
            new Rule(
                    EnumSet.of(ProductUnits.TILES),
                    DType.BFLOAT16,
                    "narrowing 1 x 1 of at most 8 x 8 places, with gradients by weights",
                    ConvolutionForm.COLUMNS,
                    (call, gradients) -> learned(call, gradients)
                            && pointwise(call)
                            && places(call) <= 8
                            && call.weight().size(0) < call.weight().size(1)),
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
        List<String> changed = new ArrayList<>();
        TABLE.stream()
                .filter(rule -> rule.units().contains(units) && rule.precision() == type(precision))
                .map(rule -> rule.shapes() + ": " + rule.form().word())
                .forEach(changed::add);
        if (precision == Precision.BF16 && ANY_UNITS.contains(units)) {
            changed.add(LARGEST);
        }
        if (precision == Precision.BF16 && units == ProductUnits.TILES) {
            changed.add(JOINED);
        }
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

    @Override
    public boolean joins(Call call, boolean gradients) {
        return gradients
                && units == ProductUnits.TILES
                && call.image().type() == DType.BFLOAT16
                && pointwise(call)
                && call.stride() == 1
                && call.padding()[0] == 0
                && call.padding()[1] == 0
                && of(call, true) == ConvolutionForm.LIBRARY;
    }

    @Override
    public boolean largestInFloat32(ScriptStatement pool, boolean gradients) {
        return gradients
                && ANY_UNITS.contains(units)
                && pool.arguments().get(2) instanceof long[] stride
                && stride[0] == 1;
    }

    /** Not in bfloat16, where in-place operators take up to three times as long on large values, and none less. */
    @Override
    public boolean overwrites(DType type) {
        return type != DType.BFLOAT16 || !ANY_UNITS.contains(units);
    }

    private static boolean learned(Call call, boolean gradients) {
        return gradients && call.weight().dependsOnLeaf();
    }

    private static boolean pointwise(Call call) {
        return call.groups() == 1 && side(call) == 1;
    }

    /** Of the larger side of the output. */
    private static long places(Call call) {
        return Math.max(call.output()[2], call.output()[3]);
    }

    /** Of the kernel, the larger one. */
    private static long side(Call call) {
        return Math.max(call.weight().size(2), call.weight().size(3));
    }

    private static boolean depthwise(Call call) {
        return call.groups() > 1 && call.groups() == call.image().size(1);
    }

    private static boolean wide(Call call, long places) {
        return call.groups() == 1
                && side(call) > 1
                && call.weight().size(1) >= WIDE
                && call.weight().size(0) >= WIDEST
                && places(call) <= places;
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
