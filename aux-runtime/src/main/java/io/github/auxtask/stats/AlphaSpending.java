package io.github.auxtask.stats;

/**
 * What part of the error rate a test may use when it is made again with more seeds, so that the verdicts of all looks together
 * are wrong no more often than one: whoever adds one seed at a time until the test passes, adds as many as a page told, or stops
 * when it suits them, is wrong in at most alpha of all cases.
 *
 * <p>The look that was planned first may use {@link #FIRST} of alpha, one at n seeds afterwards {@link #LATER} times first / n. A test
 * passes at n seeds if its p is at most alpha times that part, or, which is the same, if {@link #adjusted} is at most alpha. What
 * may be used at n depends on n and on the first look alone, not on when anybody looked or why more seeds were run (alpha spending: K. K. G. Lan
 * and D. L. DeMets 1983, "Discrete sequential boundaries for clinical trials", Biometrika 70; here with a boundary for every n, so
 * that looks may be chosen by what was seen).
 *
 * <p>The two constants were found by simulation of t statistics at the edge of the hypothesis, up to 1,000 seeds from first looks at 2
 * to 20 (docs/verification.md): all looks together reject in 4.6 of 100 cases at most at alpha 0.05, and at a fiftieth of it, which Holm's
 * adjustment over a table may ask for, in what is promised, as far as 60,000 repetitions can tell. The first look alone loses at most ten
 * points of power against a test that uses all of alpha.
 *
 * @param first how many seeds were planned first, at least 1
 */
public record AlphaSpending(int first) {
    /** Part of alpha at the first planned look. */
    public static final double FIRST = 0.82;
    /** Part of alpha at n seeds after it, times first / n. */
    public static final double LATER = 0.05;

    public AlphaSpending {
        if (first < 1) {
            throw new IllegalArgumentException("a first look at " + first + " seeds");
        }
    }

    /** The part of alpha that a test with this many seeds may use, 0 to 1; 0 for fewer than were planned first. */
    public double share(int seeds) {
        return seeds < first ? 0 : seeds == first ? FIRST : LATER * first / seeds;
    }

    /** A p value that may be held against the whole of alpha: p over its share, at most 1. */
    public double adjusted(double p, int seeds) {
        double share = share(seeds);
        return share == 0 ? 1 : Math.min(1, p / share);
    }
}
