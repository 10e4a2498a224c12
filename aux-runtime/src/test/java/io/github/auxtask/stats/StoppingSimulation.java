package io.github.auxtask.stats;

import io.github.auxtask.core.RandomStream;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * How often verdicts are wrong when seeds are added until it suits: a number of the paper is 0, ours are drawn around a true
 * difference, and the three verdicts are found after every look as a cell finds them.
 *
 * @param first seeds that were planned first
 * @param most with which everybody gives up
 * @param sd between seeds, in tolerances
 * @param difference the true one, in tolerances
 */
record StoppingSimulation(int first, int most, double sd, double difference) {
    private static final double ALPHA = 0.05;

    /** When somebody stops to add seeds. */
    enum Rule {
        /** At the first look. */
        FIXED,
        /** One more until there is a verdict. */
        ONE_MORE,
        /** As many more as are said to decide, again and again. */
        AS_TOLD,
        /** One more until the verdict is the one that is wished for, whatever others come between. */
        UNTIL_REPRODUCED,
        UNTIL_NOT_REPRODUCED
    }

    /**
     * Shares of all cases.
     *
     * @param reproduced that ended with this verdict
     * @param notReproduced that ended with the other
     */
    record Shares(double reproduced, double notReproduced) {}

    /** With what part of alpha the test may use at each number of seeds. */
    Shares run(Rule rule, int repetitions, IntToDoubleFunction share) {
        RandomStream random = RandomStream.of(
                23, "stopping", first, most, Double.doubleToLongBits(sd), Double.doubleToLongBits(difference));
        int reproduced = 0;
        int not = 0;
        double[] all = new double[most];
        Limits limits = new Limits(share, most);
        for (int i = 0; i < repetitions; i++) {
            for (int seed = 0; seed < most; seed++) {
                all[seed] = difference + sd * random.nextGaussian();
            }
            int verdict = verdict(rule, all, limits);
            reproduced += verdict > 0 ? 1 : 0;
            not += verdict < 0 ? 1 : 0;
        }
        return new Shares((double) reproduced / repetitions, (double) not / repetitions);
    }

    private int verdict(Rule rule, double[] all, Limits limits) {
        int n = first;
        while (true) {
            Summary sample = Summary.of(Arrays.copyOf(all, n));
            int verdict = limits.verdict(sample);
            boolean content = rule == Rule.UNTIL_REPRODUCED
                    ? verdict > 0
                    : rule == Rule.UNTIL_NOT_REPRODUCED ? verdict < 0 : verdict != 0;
            if (content || rule == Rule.FIXED || n == most) {
                return verdict;
            }
            n = rule == Rule.AS_TOLD ? Math.min(most, n + told(sample, limits)) : n + 1;
        }
    }

    /** Roughly what a page says: where the interval, as it is, would be narrow enough. */
    private int told(Summary sample, Limits limits) {
        double room = Math.abs(1 - Math.abs(sample.mean()));
        for (int n = sample.n() + 1; n < most; n++) {
            if (limits.equivalence[n] * sample.standardDeviation() / Math.sqrt(n) <= room) {
                return n - sample.n();
            }
        }
        return most;
    }

    /** Quantiles of t at every number of seeds, so that none is computed in the innermost loop. */
    private static final class Limits {
        private final double[] equivalence;
        private final double[] outside;

        Limits(IntToDoubleFunction share, int most) {
            equivalence = new double[most + 1];
            outside = new double[most + 1];
            for (int n = 2; n <= most; n++) {
                double alpha = ALPHA * share.applyAsDouble(n);
                equivalence[n] = alpha == 0 ? Double.POSITIVE_INFINITY : Tails.t(1 - 2 * alpha, n - 1);
                outside[n] = alpha == 0 ? Double.POSITIVE_INFINITY : Tails.t(1 - alpha, n - 1);
            }
        }

        /** 1 for reproduced, -1 for not reproduced: Tost and OutsideTest with delta 1, as comparisons of an interval. */
        int verdict(Summary sample) {
            double distance = Math.abs(sample.mean());
            double error = sample.standardError();
            if (distance + equivalence[sample.n()] * error <= 1) {
                return 1;
            }
            return distance - outside[sample.n()] * error >= 1 ? -1 : 0;
        }
    }
}
