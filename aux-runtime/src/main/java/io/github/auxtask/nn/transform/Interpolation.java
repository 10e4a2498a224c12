package io.github.auxtask.nn.transform;

import io.github.auxtask.graph.Tensor;

/** Bilinear resizing with half-pixel centres, as torchvision's {@code resize} and {@code resized_crop} of tensors. */
public final class Interpolation {
    private Interpolation() {}

    /**
     * Resizes all images.
     *
     * @param images float32 [N, C, H, W]
     * @param antialias whether a pixel of a smaller image is an average over all that it covers
     * @return [N, C, height, width]
     */
    public static Tensor resize(Tensor images, long height, long width, boolean antialias) {
        if (images.size(2) == height && images.size(3) == width) {
            return images;
        }
        Tensor zero = images.constant(0).reshape(1, 1, 1);
        return AxisWeights.apply(
                images,
                AxisWeights.bilinear(zero, zero.plus((double) images.size(2)), images.size(2), height, antialias),
                AxisWeights.bilinear(zero, zero.plus((double) images.size(3)), images.size(3), width, antialias));
    }

    /**
     * Resizes a part of each image; pixels outside it have no influence.
     *
     * @param images float32 [N, C, H, W]
     * @param boxes top, left, height and width of each part in whole pixels, float32 [N, 4]
     * @return [N, C, height, width]
     */
    public static Tensor resizedCrop(Tensor images, Tensor boxes, long height, long width, boolean antialias) {
        Tensor down = AxisWeights.bilinear(side(boxes, 0), side(boxes, 2), images.size(2), height, antialias);
        Tensor across = AxisWeights.bilinear(side(boxes, 1), side(boxes, 3), images.size(3), width, antialias);
        return AxisWeights.apply(images, down, across);
    }

    private static Tensor side(Tensor boxes, int index) {
        return boxes.slice(1, index, index + 1).reshape(-1, 1, 1);
    }
}
