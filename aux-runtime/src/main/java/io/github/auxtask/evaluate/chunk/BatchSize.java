package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.graph.trace.GraphException;

/** How many images go through the network at once: fewer as soon as they did not fit into the device's memory. */
public final class BatchSize {
    private int images;

    public BatchSize(int images) {
        if (images < 1) {
            throw new IllegalArgumentException("a batch holds at least one image, not " + images);
        }
        this.images = images;
    }

    public int images() {
        return images;
    }

    /**
     * Goes on with half of what failed.
     *
     * @param failed images that were tried
     * @throws GraphException the failure itself if it was not for lack of memory
     * @throws RunFailedException if it was one image
     */
    public void halve(int failed, GraphException failure) {
        if (!MemoryFailure.is(failure)) {
            throw failure;
        }
        if (failed == 1) {
            throw new RunFailedException("One image at a time does not fit into the device's memory.", failure);
        }
        images = (failed + 1) / 2;
    }
}
