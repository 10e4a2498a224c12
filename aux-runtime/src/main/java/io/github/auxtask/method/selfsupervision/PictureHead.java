package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.VectorDecoder;
import java.util.List;

/**
 * A head that paints pictures, and its loss (sheet, section 2). Paper and released code differ in three places, which are switches.
 *
 * @param extraLayer FC(128, 128) and ReLU before the decoder, as in the released code
 * @param sigmoid whether pictures are squeezed into 0 to 1, as in the released code
 * @param weight of the mean squared error: 30 in the released code, 1 in the paper
 */
record PictureHead(boolean extraLayer, boolean sigmoid, double weight) {
    private static final int VALUES = 128;
    private static final int CHANNELS = 3;

    /** Of whole images, 32x32. */
    static VectorDecoder ofImages() {
        return new VectorDecoder(List.of(256, 128, 64), CHANNELS);
    }

    /** Of the middle, 8x8. */
    static VectorDecoder ofPatches() {
        return new VectorDecoder(List.of(64), CHANNELS);
    }

    /** The same head that always ends in a sigmoid. */
    PictureHead squeezed() {
        return new PictureHead(extraLayer, true, weight);
    }

    /**
     * The picture.
     *
     * @param pooled [N, 128]
     * @param name of the parameters: {@code NAME_init} and {@code NAME_pred}
     */
    Tensor paint(Tensor pooled, String name, VectorDecoder decoder) {
        Tensor start = extraLayer
                ? pooled.in(name + "_init", t -> t.linear("0", VALUES).relu())
                : pooled;
        Tensor painted = start.in(name + "_pred", decoder::apply);
        return sigmoid ? painted.sigmoid() : painted;
    }

    /** The loss of a picture against its target on the scale 0 to 1. */
    Tensor loss(Tensor painted, Tensor target) {
        Tensor error = painted.meanSquaredError(target);
        return weight == 1 ? error : error.times(weight);
    }
}
