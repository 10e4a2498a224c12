package io.github.auxtask.attack.perturbation;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.graph.Tensor;
import java.util.function.UnaryOperator;

/**
 * What attacks compute, written for use inside any graph: {@code PgdAttack} compiles it into its steps, adversarial training
 * into its own. In a graph of mode TRAIN every call of the network uses batch statistics and moves the running ones. Results
 * are cut off from the graph: no gradient flows back through how they were made.
 */
public final class Perturbation {
    /** Two updates of running statistics with torch's momentum 0.1 are one with this. */
    private static final double MOMENTUM_OF_TWO_PASSES = 1 - (1 - 0.1) * (1 - 0.1);

    private static final double SMALLEST = 1e-30;
    private static final double LARGEST = 1e30;

    private Perturbation() {}

    /**
     * FGSM (Goodfellow et al. 2015): {@code x + epsilon sign(grad_x CE(f(x), y))}, no clipping; one forward pass.
     *
     * @param network images to scores [N, K]
     * @param x images [N, C, H, W], float32
     * @param labels int64 [N]
     * @param epsilon in the units of {@code x}
     */
    public static Tensor fgsm(UnaryOperator<Tensor> network, Tensor x, Tensor labels, double epsilon) {
        return ascended(x, gradient(network, AttackLoss.CROSS_ENTROPY, x, labels), epsilon);
    }

    /** FGSM whose epsilon, in the units of {@code x}, is a tensor that broadcasts to the images: drawn anew for every batch. */
    public static Tensor fgsm(UnaryOperator<Tensor> network, Tensor x, Tensor labels, Tensor epsilon) {
        return x.add(
                gradient(network, AttackLoss.CROSS_ENTROPY, x, labels).sign().mul(epsilon));
    }

    /**
     * FGSM with the network's own prediction as the label, both from one forward pass. While training, that pass moves running
     * statistics as far as the two passes of {@link #fgsmOfOwnPredictionInTwoPasses} do. Without dropout the two agree to
     * rounding, and this one costs a third less.
     *
     * @param network images to scores [N, K]
     * @param x images [N, C, H, W], float32
     * @param epsilon in the units of {@code x}
     */
    public static Tensor fgsmOfOwnPrediction(UnaryOperator<Tensor> network, Tensor x, double epsilon) {
        Tensor leaf = x.leaf();
        Tensor scores = x.graph().batchNormMomentum(MOMENTUM_OF_TWO_PASSES, () -> network.apply(leaf));
        Tensor loss = AttackLoss.CROSS_ENTROPY.perImage(scores, scores.detach().argmax(1));
        return ascended(x, loss.sum().gradient(leaf), epsilon);
    }

    /**
     * FGSM with the network's own prediction as the label, as cleverhans runs it when no label is passed: one forward pass for
     * the label, another for the gradient. While training, both move running statistics, and with dropout the two passes are
     * different networks.
     */
    public static Tensor fgsmOfOwnPredictionInTwoPasses(UnaryOperator<Tensor> network, Tensor x, double epsilon) {
        return fgsm(network, x, network.apply(x).detach().argmax(1), epsilon);
    }

    /**
     * Projected gradient ascent of the cross entropy (Madry et al. 2018), all steps unrolled into the graph, no clipping.
     *
     * @param start where it begins, [N, C, H, W]; {@code x} itself, or a random point of the ball
     * @param norm of the ball around {@code x}
     * @param epsilon the ball's radius, in the units of {@code x}
     * @param step length of a step
     */
    public static Tensor pgd(
            UnaryOperator<Tensor> network,
            Tensor x,
            Tensor start,
            Tensor labels,
            Norm norm,
            double epsilon,
            double step,
            int steps) {
        Tensor point = start;
        for (int i = 0; i < steps; i++) {
            Tensor gradient = gradient(network, AttackLoss.CROSS_ENTROPY, point, labels);
            Tensor moved = point.add(direction(norm, gradient).times(step));
            Tensor perturbation = moved.sub(x);
            Tensor radius = size(norm, perturbation).times(0).plus(epsilon);
            point = x.add(projected(norm, perturbation, radius));
        }
        return point;
    }

    /** The gradient with respect to the images of the loss summed over them, so that no image's depends on the batch size. */
    public static Tensor gradient(UnaryOperator<Tensor> network, AttackLoss loss, Tensor x, Tensor labels) {
        Tensor leaf = x.leaf();
        return loss.perImage(network.apply(leaf), labels).sum().gradient(leaf);
    }

    /** The steepest direction with norm 1, each image its own; 0 where the gradient is 0. */
    public static Tensor direction(Norm norm, Tensor gradient) {
        if (norm == Norm.LINF) {
            return gradient.sign();
        }
        // A saturated network's gradients are so small that their squares vanish; scaled to at most 1 they do not.
        Tensor scaled = gradient.div(gradient.abs().max(1, 2, 3).clamp(SMALLEST, LARGEST));
        return scaled.div(size(Norm.L2, scaled).clamp(SMALLEST, LARGEST));
    }

    /** The norm of each image's perturbation, [N, 1, 1, 1]. */
    public static Tensor size(Norm norm, Tensor perturbation) {
        return norm == Norm.LINF
                ? perturbation.abs().max(1, 2, 3)
                : perturbation.mul(perturbation).sum(1, 2, 3).sqrt();
    }

    /** The nearest perturbation whose norm is at most epsilon, a tensor that broadcasts to [N, 1, 1, 1]. */
    public static Tensor projected(Norm norm, Tensor perturbation, Tensor epsilon) {
        if (norm == Norm.LINF) {
            return perturbation.maximum(epsilon.times(-1)).minimum(epsilon);
        }
        Tensor size = size(norm, perturbation);
        return perturbation.mul(epsilon.div(size.maximum(epsilon).clamp(SMALLEST, LARGEST)));
    }

    private static Tensor ascended(Tensor x, Tensor gradient, double epsilon) {
        return x.add(direction(Norm.LINF, gradient).times(epsilon));
    }
}
