package io.github.auxtask.graph.trace;

import ai.djl.Device;

/**
 * What a program's text is written for: the same function on every device, up to rounding and to which random numbers are drawn.
 *
 * @param wideProducts whether products of bfloat16 values are computed in float32
 * @param hostMasks whether what dropout keeps is drawn by {@link DropoutMask} and not by the engine
 * @param forms of convolutions
 */
record ProgramTarget(boolean wideProducts, boolean hostMasks, ConvolutionForms forms) {
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
}
