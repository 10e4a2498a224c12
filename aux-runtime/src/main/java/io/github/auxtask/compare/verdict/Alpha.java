package io.github.auxtask.compare.verdict;

/** The error rates of all verdicts, fixed here and nowhere else. */
public final class Alpha {
    /** Of every test. */
    public static final double TEST = 0.05;
    /** Of intervals that readers see. */
    public static final double LEVEL = 0.95;
    /** Of the interval that decides equivalence: the two one-sided tests at {@link #TEST}. */
    public static final double EQUIVALENCE_LEVEL = 0.9;
    /** More seeds than anybody would run. */
    public static final int MOST_SEEDS = 1000;

    private Alpha() {}
}
