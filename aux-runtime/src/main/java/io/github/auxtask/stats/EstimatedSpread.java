package io.github.auxtask.stats;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The distribution of W = s / sd, the standard deviation that a sample shows over the true one: W^2 is chi-squared with
 * {@code freedom} degrees of freedom, divided by them.
 */
final class EstimatedSpread {
    private static final int STEPS = 400;
    private static final double NEGLIGIBLE = 1e-14;

    private final int freedom;
    private final ChiSquaredDistribution squares;

    EstimatedSpread(int freedom) {
        this.freedom = freedom;
        this.squares = ChiSquaredDistribution.of(freedom);
    }

    /** The mean of a function of W where W lies below a limit, by Simpson's rule. */
    double expectation(DoubleUnaryOperator function, double below) {
        double high = Math.min(below, Math.sqrt(squares.inverseSurvivalProbability(NEGLIGIBLE) / freedom));
        double low = freedom == 1 ? 0 : Math.sqrt(squares.inverseCumulativeProbability(NEGLIGIBLE) / freedom);
        if (low >= high) {
            return 0;
        }
        double step = (high - low) / STEPS;
        double sum = 0;
        for (int i = 0; i <= STEPS; i++) {
            double w = low + i * step;
            double weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * density(w) * function.applyAsDouble(w);
        }
        return sum * step / 3;
    }

    private double density(double w) {
        if (w == 0) {
            return freedom == 1 ? Math.sqrt(2 / Math.PI) : 0;
        }
        return 2 * freedom * w * squares.density(freedom * w * w);
    }
}
