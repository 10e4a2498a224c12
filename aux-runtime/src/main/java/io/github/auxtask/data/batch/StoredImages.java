package io.github.auxtask.data.batch;

import java.util.Arrays;

/**
 * A batch's images as they are stored, with the numbers drawn for each.
 *
 * @param pixels unsigned bytes, [n, channel, row, column]; may be longer than n images
 * @param extent bytes of one image
 * @param numbers [n, draws]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record StoredImages(byte[] pixels, int extent, float[] numbers) {
    /** Those of the images from one to before another, of so many. */
    StoredImages part(int from, int to, int images) {
        int draws = numbers.length / images;
        return new StoredImages(
                Arrays.copyOfRange(pixels, from * extent, to * extent),
                extent,
                Arrays.copyOfRange(numbers, from * draws, to * draws));
    }
}
