package io.github.auxtask.evaluate.confidence;

import java.util.function.DoubleSupplier;

/** Probabilities of the classes of one image, in double precision. */
final class SampledSoftmax {
    private static final double LEAST = Double.MIN_NORMAL;

    private SampledSoftmax() {}

    /** The softmax of scores. */
    static double[] of(float[] scores) {
        double[] wide = new double[scores.length];
        for (int k = 0; k < wide.length; k++) {
            wide[k] = scores[k];
        }
        return softmax(wide);
    }

    /**
     * The mean of the softmax of drawn scores: mean_t softmax(f + sigma e_t) (Kendall and Gal 2017, equation 12).
     *
     * @param means f
     * @param deviations sigma
     * @param draws standard normal, class by class within one sample after another
     */
    static double[] mean(float[] means, float[] deviations, int samples, DoubleSupplier draws) {
        double[] sum = new double[means.length];
        double[] drawn = new double[means.length];
        for (int t = 0; t < samples; t++) {
            for (int k = 0; k < drawn.length; k++) {
                drawn[k] = means[k] + deviations[k] * draws.getAsDouble();
            }
            double[] probabilities = softmax(drawn);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += probabilities[k];
            }
        }
        for (int k = 0; k < sum.length; k++) {
            sum[k] /= samples;
        }
        return sum;
    }

    private static double[] softmax(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double[] probabilities = new double[scores.length];
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] = StrictMath.exp(scores[k] - largest);
            sum += probabilities[k];
        }
        for (int k = 0; k < scores.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }

    /** The entropy in nats. */
    static double entropy(double[] probabilities) {
        double entropy = 0;
        for (double p : probabilities) {
            entropy -= p < LEAST ? 0 : p * StrictMath.log(p);
        }
        return entropy;
    }

    /** The class of the highest probability; of equal ones the first. */
    static int predicted(double[] probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best;
    }
}
