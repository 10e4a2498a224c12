package io.github.auxtask.compare.sample;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.stats.Interval;
import org.jspecify.annotations.Nullable;

/**
 * What one run measured for a cell.
 *
 * @param seed the run's seed
 * @param value in the unit of the table
 * @param run the run's id
 * @param wilson where its accuracy on other test images of the same source would lie (95 %), in the unit of the table;
 *     {@code null} for what is no share of images
 */
public record SeedValue(
        long seed, double value, ContentId run, @Nullable Interval wilson) {
    /** A value that is no share of images. */
    public SeedValue(long seed, double value, ContentId run) {
        this(seed, value, run, null);
    }
}
