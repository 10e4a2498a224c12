package io.github.auxtask.data.batch;

/**
 * A batch's images as they are stored, with the numbers drawn for each.
 *
 * @param pixels unsigned bytes, [n, channel, row, column]; may be longer than n images
 * @param numbers [n, draws]
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record StoredImages(byte[] pixels, float[] numbers) {}
