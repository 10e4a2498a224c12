package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.verdict.Alpha;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.ClaimStatement;
import io.github.auxtask.stats.AlphaSpending;
import io.github.auxtask.stats.Contrast;
import io.github.auxtask.stats.Interval;
import io.github.auxtask.stats.OutsideTest;
import io.github.auxtask.stats.TTest;
import io.github.auxtask.stats.Tost;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * What the contrasts of one group say: the claim holds if all of its parts do (intersection-union, so the largest p counts),
 * and is contradicted if any part is significantly the other way, or is shown not to be equal (so the smallest p counts, times the
 * number of parts). All p count the looks that may have been taken, see {@link AlphaSpending}.
 *
 * @param seen whether the means say so; null where parts were not measured
 * @param holds p of "the claim does not hold"; null without a spread
 * @param contradicts p of "the claim is not contradicted"; null without a spread
 * @param slope of a trend; null for other claims
 */
record ClaimTest(
        @Nullable Boolean seen,
        @Nullable Double holds,
        @Nullable Double contradicts,
        @Nullable Double slope) {
    private static final ClaimTest NOTHING = new ClaimTest(null, null, null, null);
    private static final int FEWEST_SEEDS = 2;

    static ClaimTest of(Claim claim, List<ClaimContrast> contrasts, TrendSlopes slopes, List<AlphaSpending> looks) {
        ClaimStatement statement = claim.statement();
        if (statement instanceof ClaimStatement.Trend trend) {
            return trend(trend, slopes, looks);
        }
        if (contrasts.stream().anyMatch(contrast -> contrast.pairs().isEmpty())) {
            return NOTHING;
        }
        return statement instanceof ClaimStatement.EqualWithin equal
                ? equal(equal, contrasts, looks)
                : better(claim.lowerIsBetter() ? -1 : 1, contrasts);
    }

    private static ClaimTest better(int sign, List<ClaimContrast> contrasts) {
        boolean seen = contrasts.stream().allMatch(contrast -> sign * value(contrast.difference()) > 0);
        if (contrasts.stream().anyMatch(contrast -> contrast.p() == null)) {
            return new ClaimTest(seen, null, null, null);
        }
        double against = contrasts.stream()
                .filter(contrast -> sign * value(contrast.difference()) < 0)
                .mapToDouble(contrast -> value(contrast.p()) * contrasts.size())
                .min()
                .orElse(1);
        double largest = contrasts.stream()
                .mapToDouble(contrast -> value(contrast.p()))
                .max()
                .orElse(1);
        return new ClaimTest(seen, seen ? largest : 1, Math.min(1, against), null);
    }

    private static ClaimTest equal(
            ClaimStatement.EqualWithin equal, List<ClaimContrast> contrasts, List<AlphaSpending> looks) {
        double delta = equal.delta().doubleValue();
        boolean seen = contrasts.stream().allMatch(contrast -> Math.abs(value(contrast.difference())) <= delta);
        if (contrasts.stream().anyMatch(contrast -> contrast.p() == null)) {
            return new ClaimTest(seen, null, null, null);
        }
        double largest = 0;
        double against = 1;
        for (ClaimContrast contrast : contrasts) {
            Contrast paired = paired(contrast);
            int seeds = contrast.pairs().size();
            largest = Math.max(largest, adjusted(Tost.of(paired, delta).p(), seeds, looks));
            double outside = adjusted(OutsideTest.of(paired, delta).p(), seeds, looks);
            against = Math.min(against, outside * contrasts.size());
        }
        return new ClaimTest(seen, largest, against, null);
    }

    /** One slope per seed, held against 0. */
    private static ClaimTest trend(ClaimStatement.Trend trend, TrendSlopes slopes, List<AlphaSpending> looks) {
        List<Double> all = slopes.bySeed();
        if (all.isEmpty()) {
            return NOTHING;
        }
        double mean = all.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        boolean seen = trend.rising() ? mean > 0 : mean < 0;
        if (all.size() < FEWEST_SEEDS) {
            return new ClaimTest(seen, null, null, mean);
        }
        double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
        double p = adjusted(
                TTest.of(Contrast.paired(values, new double[values.length])).p(), values.length, looks);
        return new ClaimTest(seen, seen ? p : 1, seen || mean == 0 ? 1 : p, mean);
    }

    /** The mean difference, its interval and p, over the seeds that both sides have. */
    static ClaimContrast contrast(String first, String second, List<SeedPair> pairs, List<AlphaSpending> looks) {
        if (pairs.isEmpty()) {
            return new ClaimContrast(first, second, pairs, null, null, null);
        }
        double mean = meanDifference(pairs);
        if (pairs.size() < FEWEST_SEEDS) {
            return new ClaimContrast(first, second, pairs, mean, null, null);
        }
        Contrast paired = paired(pairs);
        Interval interval = paired.interval(Alpha.LEVEL);
        return new ClaimContrast(
                first, second, pairs, mean, interval, adjusted(TTest.of(paired).p(), pairs.size(), looks));
    }

    private static double adjusted(double p, int seeds, List<AlphaSpending> looks) {
        return looks.stream().mapToDouble(look -> look.adjusted(p, seeds)).max().orElse(p);
    }

    private static Contrast paired(ClaimContrast contrast) {
        return paired(contrast.pairs());
    }

    private static Contrast paired(List<SeedPair> pairs) {
        // by way of decimals, so that equal differences have no spread at all
        double[] differences = pairs.stream().flatMapToDouble(ClaimTest::exact).toArray();
        return Contrast.paired(differences, new double[differences.length]);
    }

    private static DoubleStream exact(SeedPair pair) {
        return DoubleStream.of(BigDecimal.valueOf(pair.firstValue())
                .subtract(BigDecimal.valueOf(pair.secondValue()))
                .doubleValue());
    }

    private static double meanDifference(List<SeedPair> pairs) {
        return pairs.stream().flatMapToDouble(ClaimTest::exact).average().orElse(0);
    }

    private static double value(@Nullable Double number) {
        return number == null ? Double.NaN : number;
    }
}
