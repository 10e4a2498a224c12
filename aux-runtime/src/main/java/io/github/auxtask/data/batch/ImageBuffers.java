package io.github.auxtask.data.batch;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Arrays of finished batches waiting to be filled again, because a fresh megabyte a step is work for the garbage
 * collector.
 */
final class ImageBuffers {
    private final BlockingQueue<float[]> free;
    private final BlockingQueue<byte[]> freeBytes;

    ImageBuffers(int capacity) {
        free = new ArrayBlockingQueue<>(capacity);
        freeBytes = new ArrayBlockingQueue<>(capacity);
    }

    /** An array of exactly this length, its content undefined. */
    float[] take(int length) {
        float[] array = free.poll();
        return array != null && array.length == length ? array : new float[length];
    }

    /** An array of exactly this many bytes, its content undefined. */
    byte[] takeBytes(int length) {
        byte[] array = freeBytes.poll();
        return array != null && array.length == length ? array : new byte[length];
    }

    /** Takes a batch's arrays back, unless enough are waiting. */
    void give(Batch batch) {
        StoredImages stored = batch.stored();
        boolean kept = stored == null ? free.offer(batch.images()) : freeBytes.offer(stored.pixels());
        assert kept || free.remainingCapacity() == 0 || freeBytes.remainingCapacity() == 0;
    }
}
