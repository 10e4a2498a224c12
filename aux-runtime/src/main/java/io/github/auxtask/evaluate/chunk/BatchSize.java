package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.core.RunFailedException;
import java.util.function.IntConsumer;

/** How many images go through the network at once: fewer as soon as they did not fit into the device's memory. */
public final class BatchSize {
    private int images;
    private IntConsumer told = smaller -> {};

    public BatchSize(int images) {
        if (images < 1) {
            throw new IllegalArgumentException("a batch holds at least one image, not " + images);
        }
        this.images = images;
    }

    public int images() {
        return images;
    }

    /** Tells how many images go through the network at once from now on, each time when they become fewer. */
    public void tell(IntConsumer listener) {
        told = listener;
    }

    /** As many, told to the same; what becomes of it does not change this one. */
    public BatchSize copy() {
        BatchSize copy = new BatchSize(images);
        copy.tell(told);
        return copy;
    }

    /**
     * Goes on with half of what failed.
     *
     * @param failed images that were tried
     * @throws RuntimeException the failure itself if it was not for lack of the device's memory
     * @throws RunFailedException if it was one image
     */
    public void halve(int failed, RuntimeException failure) {
        if (!MemoryFailure.is(failure)) {
            throw failure;
        }
        if (failed == 1) {
            throw new RunFailedException(
                    "Not even one image at a time fits into the device's memory: close other programs, or take a machine"
                            + " with more; the same command then goes on.",
                    failure);
        }
        images = (failed + 1) / 2;
        told.accept(images);
    }
}
