package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * A random change of an 8-bit image before standardisation. Its draws come from the stream it is given, which belongs
 * to one image in one epoch: threads, batch size and resume point do not matter. Implementations are immutable.
 */
public interface Augmentation {
    /** None: every image as it is. */
    Augmentation NONE = new Augmentation() {
        @Override
        public void apply(byte[] pixels, int from, ImageShape shape, RandomStream random, byte[] out) {
            System.arraycopy(pixels, from, out, 0, shape.size());
        }

        @Override
        public String toString() {
            return "none";
        }
    };

    /** The shape that an image of this shape has afterwards. */
    default ImageShape output(ImageShape input) {
        return input;
    }

    /**
     * Changes one image.
     *
     * @param pixels unsigned bytes, the image's [channel, row, column] from {@code from} on; only read
     * @param shape the image's
     * @param random the image's own stream in this epoch
     * @param out receives {@code output(shape).size()} bytes from 0 on
     */
    void apply(byte[] pixels, int from, ImageShape shape, RandomStream random, byte[] out);
}
