package io.github.auxtask.data.image;

/**
 * Where the pixels of an {@link ImageSet} come from. Reading is a pure function of the index, and may happen on several threads at
 * once.
 */
@FunctionalInterface
public interface ImagePixels {
    /**
     * Writes one image.
     *
     * @param index 0..count-1
     * @param out receives unsigned bytes, [channel, row, column], from {@code at} on
     * @throws io.github.auxtask.core.BadInputException if the image can no longer be read, or is not what it was
     */
    void read(int index, byte[] out, int at);
}
