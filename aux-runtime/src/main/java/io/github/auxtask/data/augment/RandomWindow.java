package io.github.auxtask.data.augment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * A window cut out of the image at a random place, as torchvision's {@code RandomCrop} without padding. Numbers: top and left of the
 * window, uniform over all places where it fits.
 *
 * @param height rows afterwards
 * @param width columns afterwards
 */
public record RandomWindow(int height, int width) implements ImageTransform {
    public RandomWindow {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a window of " + height + " x " + width + " is empty");
        }
    }

    @Override
    public String name() {
        return "window";
    }

    @Override
    public ImageShape output(ImageShape input) {
        if (input.height() < height || input.width() < width) {
            throw new BadInputException("A window of " + height + " x " + width + " cannot be cut out of images of "
                    + input + ": make it smaller, or resize them before.");
        }
        return new ImageShape(input.channels(), height, width);
    }

    @Override
    public int draws() {
        return 2;
    }

    @Override
    public void draw(RandomStream random, ImageShape input, float[] out, int at) {
        out[at] = random.nextInt(input.height() - height + 1);
        out[at + 1] = random.nextInt(input.width() - width + 1);
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        ImageShape cut = output(shape);
        int top = (int) numbers[at];
        int left = (int) numbers[at + 1];
        return Window.cut(image, shape, top, left, cut);
    }
}
