package io.github.auxtask.compare;

/** The error rates of all verdicts, fixed here and nowhere else. */
final class Alpha {
    /** Of every test. */
    static final double TEST = 0.05;
    /** Of intervals that readers see. */
    static final double LEVEL = 0.95;
    /** Of the interval that decides equivalence: the two one-sided tests at {@link #TEST}. */
    static final double EQUIVALENCE_LEVEL = 0.9;
    /** More seeds than anybody would run. */
    static final int MOST_SEEDS = 1000;

    private Alpha() {}
}
