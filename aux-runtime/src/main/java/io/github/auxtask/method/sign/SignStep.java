package io.github.auxtask.method.sign;

import io.github.auxtask.graph.Tensor;
import java.util.Locale;

/** How long a step along the gradient is, image by image. The paper prints no size; as its algorithm is written, it is {@link #RAW}. */
enum SignStep {
    /** The gradient as it is; eta has no meaning. */
    RAW {
        @Override
        Tensor of(Tensor gradient, double eta) {
            return gradient;
        }
    },

    /** The largest change of a value is eta. */
    LINF {
        @Override
        Tensor of(Tensor gradient, double eta) {
            return gradient.times(eta).div(gradient.abs().max(1, 2, 3).plus(TINY));
        }
    },

    /** The Euclidean length of the change is eta. */
    L2 {
        @Override
        Tensor of(Tensor gradient, double eta) {
            return gradient.times(eta)
                    .div(gradient.mul(gradient).sum(1, 2, 3).sqrt().plus(TINY));
        }
    };

    /** So that an image whose gradient is zero stays where it is. */
    private static final double TINY = 1e-30;

    /**
     * The change of each image.
     *
     * @param gradient [N, C, H, W]
     * @param eta on the scale 0 to 1
     */
    abstract Tensor of(Tensor gradient, double eta);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
