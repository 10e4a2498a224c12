package io.github.auxtask.data.corruption.weather;

import io.github.auxtask.data.corruption.image.CleanImage;
import java.util.Objects;

/**
 * A picture of frost, already reduced to a fifth of its side.
 *
 * @param rows at least 33
 * @param columns at least 33
 * @param pixels unsigned bytes, [channel, row, column]
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared by nobody
public record FrostPicture(int rows, int columns, byte[] pixels) {
    public FrostPicture {
        if (rows <= CleanImage.SIDE || columns <= CleanImage.SIDE) {
            throw new IllegalArgumentException("a picture of " + rows + "x" + columns + " has no room for crops");
        }
        Objects.checkFromIndexSize(0, CleanImage.CHANNELS * rows * columns, pixels.length);
    }

    /** The level 0..255 of a pixel. */
    int level(int channel, int row, int column) {
        return pixels[(channel * rows + row) * columns + column] & 0xFF;
    }
}
