package io.github.auxtask.compare.claim;

import io.github.auxtask.stats.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two sides of a claim, seed by seed.
 *
 * @param first what the first side is, in words
 * @param second what the second side is, in words
 * @param pairs by seed; empty if the sides share no seed
 * @param difference mean of first minus second; {@code null} without pairs
 * @param interval where it lies, 95 %, paired t over seeds; {@code null} for fewer than two seeds
 * @param p of "no difference", paired t over seeds, two-sided, with all looks that may have been taken; {@code null} for fewer than two seeds
 */
public record ClaimContrast(
        String first,
        String second,
        List<SeedPair> pairs,
        @Nullable Double difference,
        @Nullable Interval interval,
        @Nullable Double p) {
    public ClaimContrast {
        pairs = List.copyOf(pairs);
    }
}
