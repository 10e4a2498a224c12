package io.github.auxtask.data.batch;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of finished batches waiting to be filled again, because a fresh megabyte a step is work for the garbage
 * collector.
 */
final class ImageBuffers {
    private final BlockingQueue<float[]> free;

    ImageBuffers(int capacity) {
        free = new ArrayBlockingQueue<>(capacity);
    }

    /** An array of exactly this length, its content undefined. */
    float[] take(int length) {
        float[] array = free.poll();
        return array != null && array.length == length ? array : new float[length];
    }

    /** Takes an array back, unless enough are waiting. */
    void give(float @Nullable [] array) {
        if (array != null) {
            boolean kept = free.offer(array);
            assert kept || free.remainingCapacity() == 0;
        }
    }
}
