package io.github.auxtask.graph.trace;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.ScriptStatement;

/** Chooses how operators are put to the engine. */
@FunctionalInterface
interface OperatorForms {
    /**
     * The form of one convolution.
     *
     * @param gradients whether some are taken in the method that it belongs to
     */
    ConvolutionForm of(ConvolutionForm.Call call, boolean gradients);

    /**
     * Whether it is computed together with others of the same image, see {@link Siblings}.
     *
     * @param gradients as above
     */
    default boolean joins(ConvolutionForm.Call call, boolean gradients) {
        return false;
    }

    /**
     * Whether the largest of bfloat16 values are found in float32; they are the same ones, and the sums of their gradients are more exact.
     *
     * @param pool {@code torch.max_pool2d}
     * @param gradients as above
     */
    default boolean largestInFloat32(ScriptStatement pool, boolean gradients) {
        return false;
    }

    /** Whether an activation writes over its input where nobody else needs it. */
    default boolean overwrites(DType type) {
        return true;
    }
}
