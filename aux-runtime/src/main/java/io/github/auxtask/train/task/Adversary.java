package io.github.auxtask.train.task;

import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.perturbation.UnrolledAscent;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import java.util.function.UnaryOperator;

/** Turns a batch into adversarial images while training; written into a graph of the same mode as the step it is for. */
@FunctionalInterface
public interface Adversary {
    /**
     * The adversarial images, cut off from the graph.
     *
     * @param network images to logits
     * @param images [N, C, H, W]
     * @param labels true classes, int64 [N]
     * @param random whether the network draws random numbers in this mode (dropout), so that two passes differ
     */
    Tensor perturb(UnaryOperator<Tensor> network, Tensor images, Tensor labels, boolean random);

    /**
     * FGSM with the network's own prediction as the label, not clipped: {@code x + epsilon sign(grad_x CE(f(x), argmax f(x)))}, as
     * cleverhans does it when no label is passed. In training mode its two forward passes move the running statistics.
     *
     * @param epsilon in the units of the images
     */
    static Adversary fgsmOfOwnPrediction(double epsilon) {
        ThreatModel threat = ThreatModel.standardised(Norm.LINF, Double.toString(epsilon));
        return of(new UnrolledAscent(threat, null, threat.epsilon(), 1, LabelSource.PREDICTED));
    }

    /** Projected gradient ascent; a prediction takes a pass of its own only where two passes are different networks. */
    static Adversary of(UnrolledAscent ascent) {
        return (network, images, labels, random) -> ascent.adversarial(
                network, images, labels, random && images.graph().mode() == Mode.TRAIN);
    }
}
