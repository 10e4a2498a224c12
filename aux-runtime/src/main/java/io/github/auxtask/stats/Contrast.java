package io.github.auxtask.stats;

/**
 * A difference of means with what is known about its error: all that t tests, equivalence tests and intervals ask for.
 *
 * @param difference ours minus the reference
 * @param standardError of the difference; 0 if there was no spread at all
 * @param degreesOfFreedom of the standard error
 */
public record Contrast(double difference, double standardError, double degreesOfFreedom) {
    /** Against a fixed number: s / sqrt(n), n - 1 degrees of freedom. */
    public static Contrast oneSample(Summary sample, double reference) {
        return new Contrast(sample.mean() - reference, sample.standardError(), sample.degreesOfFreedom());
    }

    /**
     * Against another sample with a variance of its own (B. L. Welch 1947, "The generalization of Student's problem when
     * several different population variances are involved", Biometrika 34): sqrt(s1^2/n1 + s2^2/n2), degrees of freedom by
     * Welch and Satterthwaite.
     */
    public static Contrast welch(Summary first, Summary second) {
        double a = first.standardError() * first.standardError();
        double b = second.standardError() * second.standardError();
        double freedom = a + b == 0
                ? first.degreesOfFreedom() + second.degreesOfFreedom()
                : (a + b) * (a + b) / (a * a / first.degreesOfFreedom() + b * b / second.degreesOfFreedom());
        return new Contrast(first.mean() - second.mean(), Math.sqrt(a + b), freedom);
    }

    /** Against another sample with the same variance: the pooled standard deviation, n1 + n2 - 2 degrees of freedom. */
    public static Contrast pooled(Summary first, Summary second) {
        int freedom = first.degreesOfFreedom() + second.degreesOfFreedom();
        double squares = first.degreesOfFreedom() * first.standardDeviation() * first.standardDeviation()
                + second.degreesOfFreedom() * second.standardDeviation() * second.standardDeviation();
        double error = Math.sqrt(squares / freedom * (1.0 / first.n() + 1.0 / second.n()));
        return new Contrast(first.mean() - second.mean(), error, freedom);
    }

    /**
     * Pairs that share a seed: the one-sample contrast of their differences with 0.
     *
     * @param first at least two values
     * @param second as many, in the same order
     */
    public static Contrast paired(double[] first, double[] second) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(first.length + " values and " + second.length);
        }
        double[] differences = new double[first.length];
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
        }
        return oneSample(Summary.of(differences), 0);
    }

    /** The same difference measured from another reference: {@code shift} is added to it. */
    public Contrast plus(double shift) {
        return new Contrast(difference + shift, standardError, degreesOfFreedom);
    }

    /** The t interval of the difference. */
    public Interval interval(double level) {
        return Interval.around(difference, Tails.t(level, degreesOfFreedom) * standardError, level);
    }
}
