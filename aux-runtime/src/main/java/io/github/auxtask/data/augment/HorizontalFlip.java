package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * Mirrored left to right with some probability. Number: 1 if it is, 0 if not.
 *
 * @param probability 0 to 1
 */
public record HorizontalFlip(double probability) implements ImageTransform {
    public HorizontalFlip {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
        }
    }

    @Override
    public String name() {
        return "flip";
    }

    @Override
    public ImageShape output(ImageShape input) {
        return input;
    }

    @Override
    public int draws() {
        return 1;
    }

    @Override
    public void draw(RandomStream random, ImageShape input, float[] out, int at) {
        out[at] = random.nextDouble() < probability ? 1 : 0;
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        if (numbers[at] == 0) {
            return image;
        }
        float[] out = new float[shape.size()];
        int width = shape.width();
        for (int row = 0; row < shape.channels() * shape.height(); row++) {
            for (int x = 0; x < width; x++) {
                out[row * width + x] = image[row * width + width - 1 - x];
            }
        }
        return out;
    }
}
