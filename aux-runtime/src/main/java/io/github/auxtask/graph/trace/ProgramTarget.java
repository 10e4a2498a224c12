package io.github.auxtask.graph.trace;

import ai.djl.Device;
import io.github.auxtask.core.Precision;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a program's text is written for: the same function on every device, up to rounding and to which random numbers are drawn.
 *
 * @param wideProducts whether products of bfloat16 values are computed in float32
 * @param hostMasks whether what dropout keeps is drawn by {@link DropoutMask} and not by the engine
 * @param forms of operators that are put to the engine in several ways
 */
public record ProgramTarget(boolean wideProducts, boolean hostMasks, OperatorForms forms) {
    /** Raised whenever what is written for the same network changes so that bits do, on any target; a test notices other texts. */
    private static final int VERSION = 1;

    /** Nothing in particular: every operator stands as it was traced. */
    static final ProgramTarget ANY = new ProgramTarget(false, false, (call, gradients) -> ConvolutionForm.LIBRARY);

    /** A device. */
    static ProgramTarget of(Device device) {
        return of(ProductUnits.of(device), device.isGpu());
    }

    /** A processor with these units, or a GPU. */
    static ProgramTarget of(ProductUnits units, boolean gpu) {
        return new ProgramTarget(units == ProductUnits.NONE, !gpu, new MeasuredForms(units));
    }

    /**
     * How this version writes graphs for a device; it belongs into a record, since the same network comes to other bits with another one.
     *
     * @return {@code graph forms}, and {@code convolution forms} where some convolutions may be computed otherwise than by the library
     */
    public static Map<String, String> words(Device device, Precision precision) {
        ProgramTarget target = of(device);
        Map<String, String> words = new TreeMap<>();
        words.put(
                "graph forms",
                "version " + VERSION + (target.hostMasks ? ", dropout by the host's masks" : "")
                        + (target.wideProducts && precision == Precision.BF16 ? ", bf16 products in float32" : ""));
        MeasuredForms.words(device, precision).ifPresent(forms -> words.put("convolution forms", forms));
        return words;
    }
}
