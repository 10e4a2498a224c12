package io.github.auxtask.attack.perturbation;

import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.graph.Tensor;

/**
 * The images that a threat model allows, inside a graph: ball and range around a batch of originals. Attacks of evaluations and
 * adversarial images of training go through its {@link #steepest} and {@link #bounded}, which together are the projected step.
 *
 * @param norm of the ball
 * @param order of ball and range
 * @param origin the originals, [N, C, H, W]
 * @param lower smallest values, [N, C, H, W]; for L∞ they hold the ball too
 * @param upper largest values, likewise
 * @param unit standardised values in a unit of the threat model's space, [1, C, 1, 1]
 * @param epsilon in units of that space, 0-dimensional or [N, 1, 1, 1]
 */
public record Ball(
        Norm norm, BoundOrder order, Tensor origin, Tensor lower, Tensor upper, Tensor unit, Tensor epsilon) {
    private static final double SMALLEST = 1e-30;
    private static final double LARGEST = 1e30;

    /**
     * The ball around a batch.
     *
     * @param threat norm and kind of range; all numbers are in the tensors
     * @param origin [N, C, H, W]
     * @param radius epsilon as standardised values, broadcasts to the images
     * @param low smallest value of the range, likewise; not looked at where the range is each image's own
     * @param high largest value, likewise
     * @param unit see {@link #unit}
     * @param epsilon see {@link #epsilon}
     */
    public static Ball around(
            ThreatModel threat,
            BoundOrder order,
            Tensor origin,
            Tensor radius,
            Tensor low,
            Tensor high,
            Tensor unit,
            Tensor epsilon) {
        boolean own = threat.clip() instanceof Clip.OwnRange;
        Tensor least = origin.times(0).add(own ? origin.min(1, 2, 3) : low);
        Tensor most = origin.times(0).add(own ? origin.max(1, 2, 3) : high);
        if (threat.norm() == Norm.L2) {
            return new Ball(threat.norm(), order, origin, least, most, unit, epsilon);
        }
        Tensor below = origin.sub(radius);
        Tensor above = origin.add(radius);
        boolean ballLast = order == BoundOrder.CLIP_THEN_PROJECT;
        Tensor lower = ballLast
                ? least.maximum(below).minimum(above)
                : below.maximum(least).minimum(most);
        Tensor upper = ballLast
                ? most.maximum(below).minimum(above)
                : above.maximum(least).minimum(most);
        return new Ball(threat.norm(), order, origin, lower, upper, unit, epsilon);
    }

    /** The nearest allowed images. */
    public Tensor bounded(Tensor point) {
        if (norm == Norm.LINF) {
            return ranged(point);
        }
        return order == BoundOrder.PROJECT_THEN_CLIP ? ranged(projected(point)) : projected(ranged(point));
    }

    /**
     * The steepest way up, each image its own, with norm 1 in units of the space; 0 where the gradient is 0.
     *
     * @param gradient with respect to standardised values, [N, C, H, W]
     */
    public Tensor steepest(Tensor gradient) {
        // The L2 direction is that of the gradient with respect to values in the threat model's space.
        return direction(norm, norm == Norm.L2 ? gradient.mul(unit) : gradient);
    }

    /** The perturbation in units of the threat model's space. */
    public Tensor perturbation(Tensor point) {
        return point.sub(origin).div(unit);
    }

    /** The original with a perturbation in units of the space. */
    public Tensor perturbed(Tensor perturbation) {
        return origin.add(perturbation.mul(unit));
    }

    private Tensor ranged(Tensor point) {
        return point.maximum(lower).minimum(upper);
    }

    private Tensor projected(Tensor point) {
        Tensor perturbation = perturbation(point);
        Tensor radius = size(Norm.L2, perturbation).times(0).add(epsilon);
        return perturbed(projected(Norm.L2, perturbation, radius));
    }

    /** The steepest direction with norm 1, each image its own; 0 where the gradient [N, C, H, W] is 0. */
    public static Tensor direction(Norm norm, Tensor gradient) {
        if (norm == Norm.LINF) {
            return gradient.sign();
        }
        // A saturated network's gradients are so small that their squares vanish; scaled to at most 1 they do not.
        Tensor scaled = gradient.div(gradient.abs().max(1, 2, 3).clamp(SMALLEST, LARGEST));
        return scaled.div(size(Norm.L2, scaled).clamp(SMALLEST, LARGEST));
    }

    /** The norm of each image's perturbation [N, C, H, W]: [N, 1, 1, 1]. */
    public static Tensor size(Norm norm, Tensor perturbation) {
        return norm == Norm.LINF
                ? perturbation.abs().max(1, 2, 3)
                : perturbation.mul(perturbation).sum(1, 2, 3).sqrt();
    }

    /** The nearest perturbation whose norm is at most the radius, a tensor that broadcasts to [N, 1, 1, 1]. */
    public static Tensor projected(Norm norm, Tensor perturbation, Tensor radius) {
        if (norm == Norm.LINF) {
            return perturbation.maximum(radius.times(-1)).minimum(radius);
        }
        Tensor size = size(norm, perturbation);
        return perturbation.mul(radius.div(size.maximum(radius).clamp(SMALLEST, LARGEST)));
    }
}
