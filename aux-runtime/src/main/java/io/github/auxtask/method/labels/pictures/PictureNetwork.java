package io.github.auxtask.method.labels.pictures;

import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What pictures need to know of a trained network.
 *
 * @param network images to the encoder's feature map, and to predicted labels [N, D] in place of logits
 * @param scores predicted labels [N, D] to scores [N, K]
 * @param depths names of activations that the encoder taps, the one nearest to the image first
 * @param labels of all classes, [K, D] or [K, rows, columns]; null for categories, which there is nothing to see of
 * @param audible whether labels are log-mel spectrograms 64x64 in dB, which can be turned into sound
 * @param standardisation of the images
 * @param points test images that are laid out in the plane, at most; the time grows with their square
 */
public record PictureNetwork(
        Backbone network,
        UnaryOperator<Tensor> scores,
        List<String> depths,
        @Nullable FloatBlock labels,
        boolean audible,
        Standardisation standardisation,
        int points) {
    public PictureNetwork {
        depths = List.copyOf(depths);
    }

    /** Images [N, C, H, W] to scores [N, K]. */
    Tensor classify(Tensor images) {
        return scores.apply(network.apply(images).logits());
    }
}
