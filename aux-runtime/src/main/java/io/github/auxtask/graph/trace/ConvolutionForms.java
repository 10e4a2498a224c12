package io.github.auxtask.graph.trace;

/** Chooses the form of every convolution. */
@FunctionalInterface
interface ConvolutionForms {
    /**
     * The form of one convolution.
     *
     * @param gradients whether some are taken in the method that it belongs to
     */
    ConvolutionForm of(ConvolutionForm.Call call, boolean gradients);
}
