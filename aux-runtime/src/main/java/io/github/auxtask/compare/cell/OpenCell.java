package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.verdict.Alpha;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.stats.Summary;
import org.jspecify.annotations.Nullable;

/**
 * A cell whose verdict waits for the other cells of its table, with which it shares Holm's adjustment.
 *
 * @param settled the verdict that no test can change: not run, not comparable, or that of a fact; null if the tests decide
 * @param sample of our values; null for fewer than two seeds
 * @param test against the printed number; null without one, or without a sample
 */
public record OpenCell(
        CellNumbers numbers,
        CellStatistics statistics,
        @Nullable Verdict settled,
        @Nullable Summary sample,
        @Nullable CellTest test) {
    /** Whether it takes part in Holm's adjustment: it may be compared, and has a spread. */
    boolean tested() {
        return settled == null && test != null;
    }

    /** Whether its number was held against the printed one: by a test, or as a fact. */
    boolean compared() {
        return tested()
                || (settled != null
                        && settled.kind() != Verdict.Kind.NOT_RUN
                        && settled.kind() != Verdict.Kind.NOT_COMPARABLE);
    }

    /** Whether its number counts when the whole table is judged. */
    boolean counts() {
        return numbers.published() != null
                && !(settled instanceof Verdict.NotComparable verdict && declared(verdict.reason()));
    }

    private static boolean declared(ReasonCode reason) {
        return switch (reason) {
            case OTHER_SPLIT, REGENERATED_DATA, BEST_OF, UNCLEAR_EPSILON, UNCLEAR_SETTING, DOUBTFUL_NUMBER, LEFT_OUT ->
                true;
            default -> false;
        };
    }

    /**
     * The verdict, when the table's tests are known.
     *
     * @param outsideP of "ours lies within the tolerance", after Holm's adjustment; not used for a cell that is not {@link #tested}
     * @param differenceP of "there is no difference", in the same way
     * @param family how many tests share it
     */
    CellComparison closed(double outsideP, double differenceP, int family) {
        if (settled != null) {
            return new CellComparison(numbers, statistics, settled);
        }
        PrintedNumber published = numbers.published();
        if (test == null || sample == null || published == null) {
            return new CellComparison(
                    numbers,
                    statistics,
                    new Verdict.Inconclusive(1, "one seed has no spread: at least 1 more is needed, usually 2 to 4"));
        }
        Integer more = null;
        Verdict verdict;
        if (test.equivalent()) {
            verdict = new Verdict.Reproduced(differenceP <= Alpha.TEST ? test.direction() : null);
        } else if (outsideP <= Alpha.TEST) {
            verdict = new Verdict.NotReproduced(test.direction());
        } else {
            more = AdditionalSeeds.deciding(test, sample, published, family);
            verdict = new Verdict.Inconclusive(more, undecided(test, more));
        }
        return new CellComparison(numbers, statistics.closed(outsideP, more), verdict);
    }

    private static String undecided(CellTest test, @Nullable Integer more) {
        if (more != null) {
            return "about " + more + " more " + (more == 1 ? "seed" : "seeds") + " would decide";
        }
        return test.tooVague() && !test.outside()
                ? "cannot be decided: the printed number is less certain than the tolerance"
                : "cannot be decided by any practical number of seeds";
    }
}
