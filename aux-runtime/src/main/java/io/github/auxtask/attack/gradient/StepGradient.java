package io.github.auxtask.attack.gradient;

/** What a step of an iterative attack follows. */
public enum StepGradient {
    /** The gradient at the iterate, as equations say. */
    FRESH,
    /**
     * The sum of the gradients at all iterates so far: what code does that never sets an image's gradient to zero between steps, as
     * the label paper's released attacks (sheet, section 7).
     */
    ACCUMULATED
}
