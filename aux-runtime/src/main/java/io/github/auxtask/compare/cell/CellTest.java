package io.github.auxtask.compare.cell;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.verdict.Alpha;
import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.published.PrintedNumber;
import io.github.auxtask.stats.AlphaSpending;
import io.github.auxtask.stats.Contrast;
import io.github.auxtask.stats.Interval;
import io.github.auxtask.stats.OutsideTest;
import io.github.auxtask.stats.Summary;
import io.github.auxtask.stats.TTest;
import io.github.auxtask.stats.Tost;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Our mean against a printed number. The number is an interval of half width h (rounding, or reading from a figure), so the
 * difference is measured to that interval: equivalence asks whether ours lies within delta of some value in it, the test of
 * lying outside whether ours is further than delta from every value in it. All p but the plain {@link #plainDifferenceP} count the looks that
 * may have been taken, see {@link AlphaSpending}, so that they may be held against the whole of alpha.
 *
 * @param contrast ours minus printed; with the printed spread and number of runs by Welch, else against a fixed number
 * @param halfWidth h
 * @param delta the tolerance
 * @param distance how far our mean lies outside the printed interval
 * @param looks what part of alpha the test may use
 * @param seeds how many there are
 */
record CellTest(
        Contrast contrast, double halfWidth, double delta, BigDecimal distance, AlphaSpending looks, int seeds) {
    private static final int FEWEST_RUNS = 2;

    /**
     * The test of a cell.
     *
     * @param sample at least two seeds
     */
    static CellTest of(
            MeasuredValues measured, Summary sample, PrintedNumber printed, BigDecimal delta, AlphaSpending looks) {
        double difference = measured.mean().subtract(printed.value()).doubleValue();
        Contrast scale = hasOwnSpread(printed)
                ? Contrast.welch(sample, published(printed))
                : Contrast.oneSample(sample, printed.value().doubleValue());
        return new CellTest(
                new Contrast(difference, scale.standardError(), scale.degreesOfFreedom()),
                printed.halfWidth().doubleValue(),
                delta.doubleValue(),
                CellComparison.distance(printed, measured.mean()),
                looks,
                sample.n());
    }

    /** Whether the paper prints how far its runs vary, and how many there were. */
    static boolean hasOwnSpread(PrintedNumber printed) {
        Integer runs = printed.runs();
        return printed.spread() != null && runs != null && runs >= FEWEST_RUNS;
    }

    private static Summary published(PrintedNumber printed) {
        Integer runs = printed.runs();
        BigDecimal spread = printed.spread();
        return new Summary(
                runs == null ? FEWEST_RUNS : runs,
                printed.value().doubleValue(),
                spread == null ? 0 : spread.doubleValue());
    }

    /** Of "there is no difference", with one look alone. */
    double plainDifferenceP() {
        double outside = Math.copySign(Math.max(0, Math.abs(contrast.difference()) - halfWidth), contrast.difference());
        return TTest.of(new Contrast(outside, contrast.standardError(), contrast.degreesOfFreedom()))
                .p();
    }

    /** Of "there is no difference". */
    double differenceP() {
        return looks.adjusted(plainDifferenceP(), seeds);
    }

    /** Of "ours lies within the tolerance". */
    double outsideP() {
        return looks.adjusted(OutsideTest.of(contrast, delta + halfWidth).p(), seeds);
    }

    /** Of "ours lies at least as far as the tolerance". */
    double equivalenceP() {
        return looks.adjusted(Tost.of(contrast, delta + halfWidth).p(), seeds);
    }

    /** Inside the tolerance if and only if {@link #equivalenceP} is at most alpha; none before the first look. */
    @Nullable
    Interval equivalence() {
        double level = 1 - 2 * Alpha.TEST * looks.share(seeds);
        return level < 1 ? contrast.interval(level) : null;
    }

    /** A number that is less certain than the tolerance can support no equivalence. */
    boolean tooVague() {
        return halfWidth > delta;
    }

    boolean equivalent() {
        return !tooVague() && equivalenceP() <= Alpha.TEST;
    }

    /** Whether our mean lies further outside than the tolerance. */
    boolean outside() {
        return distance.compareTo(BigDecimal.valueOf(delta)) > 0;
    }

    Verdict.Direction direction() {
        return contrast.difference() < 0 ? Verdict.Direction.LOWER : Verdict.Direction.HIGHER;
    }

    /** How far our mean lies from the printed interval, with its sign. */
    double signedDistance() {
        return Math.copySign(distance.doubleValue(), contrast.difference());
    }
}
