package io.github.auxtask.attack.boundary;

import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.Tensor;

/**
 * The smallest perturbation that leads a point onto a hyperplane and leaves it within a box (Croce and Hein 2020, "Minimally distorted
 * adversarial examples", section 2.2). What a perturbation of size t can gain is a concave, piecewise linear function of t, so Newton's
 * method from 0 never goes too far and ends on the piece that holds the solution; the authors' code sorts the pieces instead.
 */
public final class HyperplaneProjection {
    /** Pieces that are passed at once grow fewer with each; more than five were not needed on images. */
    private static final int STEPS = 10;

    private static final double SMALLEST = 1e-30;
    private static final double LARGEST = 1e30;

    private HyperplaneProjection() {}

    /**
     * Perturbations d of smallest norm with {@code w . d = gain} and {@code low <= d <= high}; where the box does not allow the gain, those
     * that gain most.
     *
     * @param w normal of each hyperplane, [N, C, H, W]
     * @param gain [N, 1, 1, 1], of either sign
     * @param low at most 0, [N, C, H, W]
     * @param high at least 0, [N, C, H, W]
     * @return [N, C, H, W]
     */
    public static Tensor nearest(Norm norm, Tensor w, Tensor gain, Tensor low, Tensor high) {
        Tensor scale = w.abs().max(1, 2, 3).clamp(SMALLEST, LARGEST);
        Tensor up = w.div(scale).mul(gain.sign());
        Tensor wanted = gain.abs().div(scale);
        Tensor steep = up.abs();
        Tensor sign = up.sign();
        Tensor zero = up.times(0);
        // How far each value can go, and what is gained as long as it goes. For L∞ all go equally fast; where w is 0
        // that gains nothing.
        Tensor room = high.where(up.greaterThan(zero), low.times(-1)).maximum(zero);
        Tensor rate = norm == Norm.LINF ? steep : steep.mul(steep);
        Tensor size = wanted.times(0);
        for (int i = 0; i < STEPS; i++) {
            Tensor reach = norm == Norm.LINF ? size : steep.mul(size);
            Tensor gained = steep.mul(room.minimum(reach)).sum(1, 2, 3);
            Tensor slope = rate.where(room.greaterThan(reach), zero).sum(1, 2, 3);
            Tensor more = wanted.sub(gained).div(slope.clamp(SMALLEST, LARGEST));
            Tensor none = slope.times(0);
            size = size.add(more.maximum(none).where(slope.greaterThan(none), none));
        }
        return sign.mul(room.minimum(norm == Norm.LINF ? size : steep.mul(size)));
    }
}
