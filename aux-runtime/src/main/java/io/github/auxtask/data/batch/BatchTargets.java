package io.github.auxtask.data.batch;

import io.github.auxtask.data.image.FloatBlock;
import java.util.List;

/**
 * Computes what an auxiliary task needs of a batch besides its images, on the loader's threads: the Fourier spectrum of every
 * image, for example, or blurred copies of all. Called by several threads at once. Random draws must come from streams named by
 * the batch's epoch and its images' indices.
 */
@FunctionalInterface
public interface BatchTargets {
    /** The targets of a batch, whose arrays are only to be read. */
    List<FloatBlock> of(Batch batch);
}
