package io.github.auxtask.data.batch;

import java.util.Arrays;

/**
 * A batch's images as they are stored, with the numbers drawn for each.
 *
 * @param pixels unsigned bytes, [n, channel, row, column]
 * @param numbers [n, draws]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record StoredImages(byte[] pixels, float[] numbers) {
    /**
     * Some of the images, copied.
     *
     * @param from the first
     * @param to behind the last
     * @param size number of all images
     */
    StoredImages part(int from, int to, int size) {
        int extent = pixels.length / size;
        int draws = numbers.length / size;
        return new StoredImages(
                Arrays.copyOfRange(pixels, from * extent, to * extent),
                Arrays.copyOfRange(numbers, from * draws, to * draws));
    }
}
