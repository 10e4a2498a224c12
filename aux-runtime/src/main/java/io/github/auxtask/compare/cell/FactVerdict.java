package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.published.PrintedNumber;
import java.math.BigDecimal;

/**
 * The verdict on a fact: a number that follows from the network or the labels and that no training changes, as a number of
 * parameters. There is no spread to test, so it is equal or it is not, and every seed must say the same.
 */
final class FactVerdict {
    private FactVerdict() {}

    /**
     * The verdict.
     *
     * @param delta how far ours may lie from the printed number; ours is equal, too, if it rounds to what is printed
     */
    static Verdict of(PrintedNumber printed, MeasuredValues measured, BigDecimal delta) {
        BigDecimal allowed = delta.max(printed.halfWidth());
        long lower = 0;
        long higher = 0;
        for (SeedValue value : measured.values()) {
            BigDecimal difference = BigDecimal.valueOf(value.value()).subtract(printed.value());
            boolean outside = difference.abs().compareTo(allowed) > 0;
            lower += outside && difference.signum() < 0 ? 1 : 0;
            higher += outside && difference.signum() > 0 ? 1 : 0;
        }
        int all = measured.values().size();
        if (lower + higher == 0) {
            return new Verdict.Reproduced();
        }
        if (lower == all || higher == all) {
            return new Verdict.NotReproduced(lower > 0 ? Verdict.Direction.LOWER : Verdict.Direction.HIGHER);
        }
        return new Verdict.Inconclusive(
                null, "the seeds disagree, so this number is no fact that training leaves alone");
    }
}
