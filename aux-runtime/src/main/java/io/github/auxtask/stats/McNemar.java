package io.github.auxtask.stats;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Two classifiers on the same images, exact test (Q. McNemar 1947, "Note on the sampling error of the difference between
 * correlated proportions or percentages", Psychometrika 12): of the images that only one of them gets right, either should
 * have half. p = min(1, 2 P(Bin(b + c, 1/2) &le; min(b, c))), and 1 where they never differ.
 *
 * <p>It speaks of these two trained models, not of the methods that trained them: other seeds give other models.
 *
 * @param onlyFirst b, images that only the first gets right
 * @param onlySecond c, images that only the second gets right
 * @param p how often chance alone splits them this unevenly
 */
public record McNemar(int onlyFirst, int onlySecond, double p) {
    private static final double HALF = 0.5;

    /** The test of two counts. */
    public static McNemar of(int onlyFirst, int onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("counts " + onlyFirst + " and " + onlySecond);
        }
        int discordant = onlyFirst + onlySecond;
        if (discordant == 0) {
            return new McNemar(0, 0, 1);
        }
        double tail = BinomialDistribution.of(discordant, HALF).cumulativeProbability(Math.min(onlyFirst, onlySecond));
        return new McNemar(onlyFirst, onlySecond, Math.min(1, 2 * tail));
    }
}
