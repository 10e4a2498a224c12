package io.github.auxtask.compare.verdict;

/** The error rates of all verdicts, fixed here and nowhere else; how one is spent over looks is {@code stats.AlphaSpending}'s. */
public final class Alpha {
    /** Of every test. */
    public static final double TEST = 0.05;
    /** Of intervals that readers see. */
    public static final double LEVEL = 0.95;
    /** More seeds than anybody would run. */
    public static final int MOST_SEEDS = 1000;

    private Alpha() {}
}
