package io.github.auxtask.data.augment;

import io.github.auxtask.data.image.ImageShape;

/**
 * Bilinear resizing with half-pixel centres, as torchvision's {@code Resize} of tensors.
 *
 * @param height rows afterwards; if {@code width} is 0, length of the shorter side
 * @param width columns afterwards; 0 to keep the proportions, the longer side truncated to whole pixels
 * @param antialias whether a pixel of a smaller image is an average over all that it covers
 */
public record Resize(int height, int width, boolean antialias) implements ImageTransform {
    public Resize {
        if (height < 1 || width < 0) {
            throw new IllegalArgumentException("an image cannot be resized to " + height + " x " + width);
        }
    }

    /** The shorter side to this length, the longer one in proportion. */
    public static Resize shorterSide(int length, boolean antialias) {
        return new Resize(length, 0, antialias);
    }

    @Override
    public String name() {
        return "resize";
    }

    @Override
    public ImageShape output(ImageShape input) {
        if (width > 0) {
            return new ImageShape(input.channels(), height, width);
        }
        int shorter = Math.min(input.height(), input.width());
        int longer = (int) ((double) height * Math.max(input.height(), input.width()) / shorter);
        return input.height() > input.width()
                ? new ImageShape(input.channels(), longer, height)
                : new ImageShape(input.channels(), height, longer);
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        ImageShape resized = output(shape);
        return resized.equals(shape)
                ? image
                : Resample.apply(
                        image,
                        shape,
                        AxisTaps.bilinear(0, shape.height(), resized.height(), antialias),
                        AxisTaps.bilinear(0, shape.width(), resized.width(), antialias));
    }
}
