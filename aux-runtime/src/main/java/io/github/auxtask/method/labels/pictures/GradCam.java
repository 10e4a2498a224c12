package io.github.auxtask.method.labels.pictures;

import io.github.auxtask.graph.Taps;
import io.github.auxtask.graph.Tensor;
import java.util.function.UnaryOperator;

/**
 * Where in an image a score comes from (Selvaraju et al. 2017, "Grad-CAM", equations 1 and 2): the channels of an activation,
 * weighted by the mean gradient of the score with respect to each, summed, and what speaks against the class left out. The score
 * may be a logit or a negative distance to a label; only how it changes matters.
 */
public final class GradCam {
    private GradCam() {}

    /**
     * The maps.
     *
     * @param scorer images [N, C, H, W] to scores [N, K], each row of its own image alone, as in evaluation mode
     * @param images standardised
     * @param classes [N], whose scores are explained
     * @param activation a name that the network taps
     * @return [N, 1, h, w], at least 0, in no unit
     */
    public static Tensor maps(UnaryOperator<Tensor> scorer, Tensor images, Tensor classes, String activation) {
        Taps.Tapped tapped = Taps.at(activation, images, scorer);
        Tensor channels = tapped.activation();
        // The sum over images has for every image the gradient of its own score.
        Tensor gradient = tapped.output().pick(classes).sum().gradient(channels);
        Tensor weights = gradient.sum(2, 3).times(1.0 / (channels.size(2) * channels.size(3)));
        return weights.mul(channels.detach()).sum(1).relu();
    }
}
