package io.github.auxtask.data.augment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageShape;

/**
 * The middle of the image, as torchvision's {@code CenterCrop}: where that is between two pixels, the even one of both begins it.
 *
 * @param height rows afterwards
 * @param width columns afterwards
 */
public record CentreCrop(int height, int width) implements ImageTransform {
    public CentreCrop {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a crop of " + height + " x " + width + " is empty");
        }
    }

    @Override
    public String name() {
        return "centre-crop";
    }

    @Override
    public ImageShape output(ImageShape input) {
        if (input.height() < height || input.width() < width) {
            throw new BadInputException("The middle " + height + " x " + width + " cannot be cut out of images of "
                    + input + ": make it smaller, or resize them before.");
        }
        return new ImageShape(input.channels(), height, width);
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        ImageShape cut = output(shape);
        if (cut.equals(shape)) {
            return image;
        }
        int top = (int) Math.rint((shape.height() - height) / 2.0);
        int left = (int) Math.rint((shape.width() - width) / 2.0);
        return Window.cut(image, shape, top, left, cut);
    }
}
