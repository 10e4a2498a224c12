package io.github.auxtask.data.corruption;

/** Where a corruption's randomness comes from: a stream, or numbers given one by one. For one image and one thread. */
public interface Draws {
    /** Normal with this mean and standard deviation. */
    double normal(double mean, double sd);

    /** Uniform between these. */
    double uniform(double low, double high);

    /** A whole number, uniform in low..high-1. */
    int integer(int low, int high);

    /** True with this probability. */
    boolean chance(double probability);

    /** A count with this law. */
    int poisson(PoissonDistribution law);
}
