package io.github.auxtask.attack;

import io.github.auxtask.graph.Tensor;

/**
 * What a step of an {@link IterativeAttack} sees: N images in one batch, each of which must be treated as if it were alone. Tensors are
 * [N, C, H, W] and standardised as the classifier is given them, unless said otherwise.
 */
public interface StepContext {
    /** The images that are attacked, unchanged. */
    Tensor images();

    /** The point reached so far, within the threat model. */
    Tensor point();

    /** The classes to lead away from, or the targets, int64 [N]. */
    Tensor labels();

    /** The classifier's scores at the point, [N, K]. */
    Tensor scores();

    /**
     * The gradient at the point of what the attack raises: the objective's loss of every image, or minus that where a target's loss is to
     * be lowered.
     */
    Tensor gradient();

    /** The same gradient at another point: one more pass through the classifier. */
    Tensor gradient(Tensor point);

    /**
     * The steepest way up, of norm 1 for each image in the threat model's norm, in units of its space; 0 where the gradient is 0.
     *
     * @param gradient with respect to standardised values
     */
    Tensor direction(Tensor gradient);

    /** The nearest images within the threat model, for points on the way; the next point is projected without this. */
    Tensor bounded(Tensor point);

    /** The length of a step as standardised values, [1, C, 1, 1]; times a {@link #direction} it is a change of the point. */
    Tensor length();

    /** The number of the step, from 0, 0-dimensional. */
    Tensor number();

    /**
     * What the step before has remembered, 0 before the first.
     *
     * @param name one of {@link IterativeAttack.Step#memories()}
     */
    Tensor memory(String name);

    /** Remembers a tensor [N, C, H, W] for the next step; what is not remembered anew stays as it is. */
    void remember(String name, Tensor value);
}
