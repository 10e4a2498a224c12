package io.github.auxtask.attack.perturbation;

/**
 * What comes first after a step when there are a ball and a range. For L∞ both orders give the same images as long as the
 * originals lie in the range; for L2 they do not.
 */
public enum BoundOrder {
    /** Into the ball around the original, then into the range: torchattacks, cleverhans. */
    PROJECT_THEN_CLIP,
    /** Into the range, then into the ball: advertorch for L2. */
    CLIP_THEN_PROJECT
}
