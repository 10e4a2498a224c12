package io.github.auxtask.attack.perturbation;

import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.Tensor;

/**
 * The images that a threat model allows, inside a graph: ball and range around a batch of originals.
 *
 * @param norm of the ball
 * @param order of ball and range
 * @param origin the originals, [N, C, H, W]
 * @param lower smallest values, see {@code Bounds}; for L∞ they hold the ball too
 * @param upper largest values
 * @param unit standardised values in a unit of the threat model's space, [1, C, 1, 1]
 * @param epsilon in units of that space, 0-dimensional
 */
public record Ball(
        Norm norm, BoundOrder order, Tensor origin, Tensor lower, Tensor upper, Tensor unit, Tensor epsilon) {
    /** The nearest allowed images. */
    public Tensor bounded(Tensor point) {
        if (norm == Norm.LINF) {
            return ranged(point);
        }
        return order == BoundOrder.PROJECT_THEN_CLIP ? ranged(projected(point)) : projected(ranged(point));
    }

    /** The perturbation in units of the threat model's space. */
    public Tensor perturbation(Tensor point) {
        return point.sub(origin).div(unit);
    }

    /** The original with a perturbation in units of the space. */
    public Tensor perturbed(Tensor perturbation) {
        return origin.add(perturbation.mul(unit));
    }

    /** The steepest way up with norm 1 in units of the space, as standardised values. */
    public Tensor direction(Tensor gradient) {
        // The gradient is with respect to standardised values; its L2 direction is that of the threat model's space.
        return Perturbation.direction(norm, norm == Norm.L2 ? gradient.mul(unit) : gradient)
                .mul(unit);
    }

    private Tensor ranged(Tensor point) {
        return point.maximum(lower).minimum(upper);
    }

    private Tensor projected(Tensor point) {
        Tensor perturbation = perturbation(point);
        Tensor radius = Perturbation.size(Norm.L2, perturbation).times(0).add(epsilon);
        return perturbed(Perturbation.projected(Norm.L2, perturbation, radius));
    }
}
