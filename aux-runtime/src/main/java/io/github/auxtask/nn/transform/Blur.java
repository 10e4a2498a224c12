package io.github.auxtask.nn.transform;

import io.github.auxtask.graph.Tensor;

/** Gaussian blur, as torchvision's {@code gaussian_blur}: so many taps, mirrored at the border without the edge pixel. */
public final class Blur {
    private Blur() {}

    /**
     * Blurs each image by its own standard deviation.
     *
     * @param images float32 [N, C, H, W], H and W more than half the kernel
     * @param sigmas standard deviations in pixels, 0 for images that stay as they are, float32 [N, 1]
     * @param kernel taps, an odd number
     */
    public static Tensor gaussian(Tensor images, Tensor sigmas, int kernel) {
        if (kernel % 2 == 0 || kernel / 2 >= Math.min(images.size(2), images.size(3))) {
            throw new IllegalArgumentException("a kernel of " + kernel + " taps must be odd and fit into images of "
                    + images.size(2) + " x " + images.size(3));
        }
        Tensor blurred = sigmas.greaterThan(sigmas.constant(0));
        // Where nothing is blurred the deviation must not be divided by.
        Tensor sigma = sigmas.where(blurred, sigmas.times(0).plus(1)).reshape(-1, 1, 1);
        Tensor result = AxisWeights.apply(
                images,
                AxisWeights.gaussian(sigma, images.size(2), kernel / 2),
                AxisWeights.gaussian(sigma, images.size(3), kernel / 2));
        return result.where(blurred.reshape(-1, 1, 1, 1), images);
    }
}
