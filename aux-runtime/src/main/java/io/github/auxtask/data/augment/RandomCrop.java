package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * The image padded on all sides, and a window of its own size cut out at a random place, as torchvision's {@code RandomCrop} with
 * padding. Numbers: top and left of the window in the padded image, uniform on 0 to 2 padding.
 *
 * @param padding pixels on every side, at least 0
 * @param mode what is in the padding
 */
public record RandomCrop(int padding, PadMode mode) implements ImageTransform {
    public RandomCrop {
        if (padding < 0) {
            throw new IllegalArgumentException("padding must not be negative: " + padding);
        }
    }

    @Override
    public String name() {
        return "crop";
    }

    @Override
    public ImageShape output(ImageShape input) {
        return input;
    }

    @Override
    public int draws() {
        return 2;
    }

    @Override
    public void draw(RandomStream random, ImageShape input, float[] out, int at) {
        out[at] = random.nextInt(2 * padding + 1);
        out[at + 1] = random.nextInt(2 * padding + 1);
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        int down = (int) numbers[at] - padding;
        int across = (int) numbers[at + 1] - padding;
        float[] out = new float[shape.size()];
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = 0; y < shape.height(); y++) {
                int row = seen(y + down, shape.height());
                for (int x = 0; x < shape.width(); x++) {
                    int column = seen(x + across, shape.width());
                    if (row >= 0 && column >= 0) {
                        int plane = channel * shape.plane();
                        out[plane + y * shape.width() + x] = image[plane + row * shape.width() + column];
                    }
                }
            }
        }
        return out;
    }

    /** The position whose pixel is seen at this one; -1 for black. */
    private int seen(int position, int length) {
        if (mode == PadMode.ZERO) {
            return position >= 0 && position < length ? position : -1;
        }
        int folded = Math.floorMod(position, 2 * length);
        return Math.min(folded, 2 * length - 1 - folded);
    }
}
