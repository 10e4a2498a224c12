package io.github.auxtask.nn.transform;

import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;

/** Levels of 0 to 255 to the scale of 0 to 1 and to standardised values, rounded as torchvision's {@code ToTensor} and {@code Normalize}. */
public final class Normalisation {
    private static final double WHITE = 255;

    private Normalisation() {}

    /**
     * Divides by 255.
     *
     * @param levels uint8 [N, C, H, W]
     * @return float32 [N, C, H, W]
     */
    public static Tensor toUnit(Tensor levels) {
        return levels.to(DType.FLOAT32).over(WHITE);
    }

    /**
     * (x - mean) / std, channel by channel.
     *
     * @param images float32 [N, C, H, W] on the scale 0 to 1
     * @param mean C numbers
     * @param std C numbers, positive
     */
    public static Tensor standardise(Tensor images, float[] mean, float[] std) {
        long channels = images.size(1);
        if (mean.length != channels || std.length != channels) {
            throw new IllegalArgumentException(channels + " channels need as many means and standard deviations");
        }
        return images.sub(images.constant(mean).reshape(1, channels, 1, 1))
                .div(images.constant(std).reshape(1, channels, 1, 1));
    }
}
