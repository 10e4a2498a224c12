package io.github.auxtask.nn;

import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * Transposed convolutions from a vector to an image, as in the generator of DCGAN (Radford et al. 2016): the first makes 4x4 of a
 * single pixel, each further one doubles the size; batch normalisation and ReLU between them, no biases. With widths 256, 128, 64
 * and three channels it is the self-supervision paper's decoder of 32x32 images (sheet, section 2), 1,183,616 parameters from 128
 * values; names count the layers of a torch Sequential: {@code 0.weight}, {@code 1.weight}, {@code 3.weight}, ...
 */
public final class VectorDecoder {
    private static final int KERNEL = 4;
    private static final int LAYERS_A_STEP = 3;

    private final List<Integer> widths;
    private final int channels;

    /**
     * A decoder to images of 4 x 2^widths pixels.
     *
     * @param widths of the layers before the last
     * @param channels of the images
     */
    public VectorDecoder(List<Integer> widths, int channels) {
        this.widths = List.copyOf(widths);
        this.channels = channels;
    }

    /**
     * Decodes vectors.
     *
     * @param vectors [N, C]
     * @return [N, channels, H, H], not activated
     */
    public Tensor apply(Tensor vectors) {
        Tensor h = vectors.reshape(-1, vectors.size(1), 1, 1);
        for (int i = 0; i < widths.size(); i++) {
            int place = LAYERS_A_STEP * i;
            h = h.convTransposed("" + place, layer(widths.get(i), i))
                    .batchNorm("" + (place + 1))
                    .relu();
        }
        return h.convTransposed("" + LAYERS_A_STEP * widths.size(), layer(channels, widths.size()));
    }

    private static Conv layer(int width, int index) {
        Conv conv = Conv.of(width, KERNEL);
        return index == 0 ? conv.padding(0) : conv.stride(2).padding(1);
    }
}
