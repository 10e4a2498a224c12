package io.github.auxtask.compare.claim;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.stats.McNemar;
import org.jspecify.annotations.Nullable;

/**
 * Two models with the same seed, on the same images.
 *
 * @param seed of both
 * @param first the run on the first side
 * @param second the run on the second side, the same as the first where one model is evaluated in two ways
 * @param firstValue in the unit of the metric
 * @param secondValue in the unit of the metric
 * @param mcnemar the exact test on single images; {@code null} where the records do not say which images were right, or the
 *     metric is no accuracy
 */
public record SeedPair(
        long seed,
        ContentId first,
        ContentId second,
        double firstValue,
        double secondValue,
        @Nullable McNemar mcnemar) {
    /** First minus second. */
    public double difference() {
        return firstValue - secondValue;
    }
}
