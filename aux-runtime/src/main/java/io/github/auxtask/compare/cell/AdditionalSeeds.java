package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.verdict.Alpha;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.stats.AlphaSpending;
import io.github.auxtask.stats.DifferencePower;
import io.github.auxtask.stats.SeedsNeeded;
import io.github.auxtask.stats.Summary;
import io.github.auxtask.stats.TostPower;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many seeds would decide an undecided cell, if the standard deviation and the difference that we see are the true ones:
 * those with which equality, or that ours lies outside the tolerance, would be shown in four of five cases, with the part of alpha that
 * the test may use then. To run so many more and test again is part of the plan of {@link AlphaSpending}.
 */
final class AdditionalSeeds {
    private AdditionalSeeds() {}

    /**
     * How many more than there are; null if no practical number would.
     *
     * @param family how many tests share Holm's adjustment
     */
    static @Nullable Integer deciding(CellTest test, Summary sample, PrintedNumber printed, int family) {
        double sd = sample.standardDeviation();
        if (!(sd > 0)) {
            return null;
        }
        double theirs = theirError(printed);
        AlphaSpending looks = test.looks();
        double difference = test.signedDistance();
        OptionalInt needed = OptionalInt.empty();
        if (Math.abs(difference) < test.delta() && !test.tooVague()) {
            needed = fewest(seeds -> seeds <= sample.n() || looks.share(seeds) == 0
                    ? 0
                    : new TostPower(sd, test.delta(), difference, Alpha.TEST * looks.share(seeds))
                            .against(seeds, theirs));
        } else if (test.outside()) {
            // Bonferroni's share of alpha, as Holm's first step has it
            double share = Alpha.TEST / Math.max(1, family);
            needed = fewest(seeds -> seeds <= sample.n() || looks.share(seeds) == 0
                    ? 0
                    : new DifferencePower(sd, test.delta(), difference, share * looks.share(seeds))
                            .against(seeds, theirs));
        }
        return needed.isPresent() ? Math.max(1, needed.getAsInt() - sample.n()) : null;
    }

    /** With how many seeds equality with a single run, itself a draw, could be shown; null if with none. */
    static @Nullable Integer againstDraw(Summary sample, double delta) {
        double sd = sample.standardDeviation();
        if (!(sd > 0)) {
            return null;
        }
        TostPower power = TostPower.of(sd, delta, Alpha.TEST);
        OptionalInt needed = fewest(power::againstSingleRun);
        return needed.isPresent() ? needed.getAsInt() : null;
    }

    private static OptionalInt fewest(IntToDoubleFunction power) {
        return SeedsNeeded.fewest(power, SeedsNeeded.USUAL_POWER, Alpha.MOST_SEEDS);
    }

    private static double theirError(PrintedNumber printed) {
        BigDecimal spread = printed.spread();
        Integer runs = printed.runs();
        return spread == null || runs == null || !CellTest.hasOwnSpread(printed)
                ? 0
                : spread.doubleValue() / Math.sqrt(runs);
    }
}
