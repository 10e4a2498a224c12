package io.github.auxtask.data;

import java.util.List;

/**
 * Computes a batch's auxiliary targets from its images, on the loader's threads: the Fourier spectrum of every image,
 * for example. Called by several threads at once.
 */
@FunctionalInterface
public interface BatchTargets {
    /**
     * The targets of a batch.
     *
     * @param images network inputs, [size, channel, row, column]; only to be read
     * @param size number of images
     */
    List<FloatBlock> of(float[] images, int size);
}
