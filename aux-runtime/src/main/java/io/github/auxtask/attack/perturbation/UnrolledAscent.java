package io.github.auxtask.attack.perturbation;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Projected gradient ascent of the cross entropy (Madry et al. 2018) from the images themselves, all steps unrolled into the graph of a
 * training step; with one step, FGSM (Goodfellow et al. 2015). The step is the one that attacks of evaluations take, see {@link Ball}.
 * In a graph of mode TRAIN every pass through the network uses batch statistics and moves the running ones.
 *
 * @param threat untargeted
 * @param inputs what ties pixels to standardised values; only a threat model in pixel space needs it
 * @param length of a step, in units of the threat model's space
 * @param steps at least one
 * @param label the class to lead away from
 */
public record UnrolledAscent(
        ThreatModel threat, @Nullable InputSpec inputs, Fraction length, int steps, LabelSource label) {
    /** Two updates of running statistics with torch's momentum 0.1 are one with this. */
    private static final double MOMENTUM_OF_TWO_PASSES = 1 - (1 - 0.1) * (1 - 0.1);

    private static final double UNBOUNDED = 1e30;

    public UnrolledAscent {
        if (threat.goal() == Goal.TARGETED) {
            throw new BadInputException("Training leads images away from a class: use goal: untargeted.");
        }
        if (threat.space() == Space.PIXEL && inputs == null) {
            throw new BadInputException("'" + threat + "' is measured in pixels, but it is not said what a pixel is"
                    + " here: give mean and standard deviation of the images, or use space: standardised.");
        }
        if (steps < 1) {
            throw new BadInputException("Adversarial training has " + steps + " steps, but needs at least one.");
        }
    }

    /**
     * The adversarial images, cut off from the graph: no gradient flows back through how they were made.
     *
     * @param network images to scores [N, K]
     * @param images [N, C, H, W], float32
     * @param labels true classes, int64 [N]; not looked at where the label is the network's own prediction
     * @param twoPasses whether a prediction takes a pass of its own, as cleverhans does it when no label is passed. Else one pass gives
     *     prediction and gradient, and moves running statistics as far as two. Without dropout the two agree to rounding, and one pass
     *     costs a third less
     */
    public Tensor adversarial(UnaryOperator<Tensor> network, Tensor images, Tensor labels, boolean twoPasses) {
        Tensor aims = labels;
        Tensor gradient;
        if (label == LabelSource.PREDICTED && !twoPasses) {
            Tensor leaf = images.leaf();
            Tensor scores = images.graph().batchNormMomentum(MOMENTUM_OF_TWO_PASSES, () -> network.apply(leaf));
            aims = scores.detach().argmax(1);
            gradient = AttackLoss.CROSS_ENTROPY.perImage(scores, aims).sum().gradient(leaf);
        } else {
            aims = label == LabelSource.PREDICTED
                    ? network.apply(images).detach().argmax(1)
                    : labels;
            gradient = AttackLoss.CROSS_ENTROPY.gradient(network, images, aims);
        }
        if (staysInside()) {
            return images.add(scaled(Ball.direction(Norm.LINF, gradient), length.value()));
        }
        Ball ball = ball(images);
        Tensor point = ball.bounded(images.add(scaled(ball.steepest(gradient), length.value())));
        for (int i = 1; i < steps; i++) {
            Tensor next = AttackLoss.CROSS_ENTROPY.gradient(network, point, aims);
            point = ball.bounded(point.add(scaled(ball.steepest(next), length.value())));
        }
        return point;
    }

    /** One step from the centre of a box that is no longer than the box is wide needs no projection where there is no range. */
    private boolean staysInside() {
        return steps == 1
                && threat.norm() == Norm.LINF
                && threat.clip() instanceof Clip.None
                && length.value() <= threat.epsilon().value();
    }

    private Ball ball(Tensor images) {
        Tensor zero = images.times(0);
        boolean ranged = threat.clip() instanceof Clip.Range;
        Clip.Range range = threat.clip() instanceof Clip.Range r ? r : new Clip.Range(-UNBOUNDED, UNBOUNDED);
        Tensor radius = Ball.size(threat.norm(), zero).plus(threat.epsilon().value());
        return Ball.around(
                threat,
                BoundOrder.PROJECT_THEN_CLIP,
                images,
                sized(zero, threat.epsilon().value()),
                ranged ? values(zero, range.lower()) : zero.plus(range.lower()),
                ranged ? values(zero, range.upper()) : zero.plus(range.upper()),
                sized(zero, 1),
                radius);
    }

    /** A change in units of the space, times a size, as standardised values. */
    private Tensor scaled(Tensor change, double size) {
        return pixels() == null ? change.times(size) : change.mul(sized(change.times(0), size));
    }

    /** A size in units of the space, as standardised values. */
    private Tensor sized(Tensor zero, double size) {
        InputSpec spec = pixels();
        return spec == null ? zero.plus(size) : perChannel(zero, spec.scaled(size, Space.PIXEL));
    }

    /** A value of the space, as standardised values. */
    private Tensor values(Tensor zero, double value) {
        InputSpec spec = pixels();
        return spec == null ? zero.plus(value) : perChannel(zero, spec.standardised(value, Space.PIXEL));
    }

    private @Nullable InputSpec pixels() {
        return threat.space() == Space.PIXEL ? inputs : null;
    }

    private static Tensor perChannel(Tensor zero, float[] numbers) {
        List<Tensor> channels = new ArrayList<>();
        for (int c = 0; c < numbers.length; c++) {
            channels.add(zero.slice(1, c, c + 1).plus(numbers[c]));
        }
        return Tensor.concat(channels, 1);
    }
}
