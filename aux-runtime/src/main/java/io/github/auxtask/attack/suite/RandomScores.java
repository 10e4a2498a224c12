package io.github.auxtask.attack.suite;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.engine.AttackedClassifier;

/**
 * Whether a classifier draws random numbers, found by asking it again: as in AutoAttack it does if scores of the same images, scaled to
 * length 1, lie further apart than rounding explains.
 */
final class RandomScores {
    private static final double ROUNDING = 1e-4;
    private static final int TIMES = 4;

    private RandomScores() {}

    /**
     * Whether other answers lie further from the first than rounding explains.
     *
     * @param scores of the first answer, one row per image
     */
    static boolean drawn(AttackedClassifier victim, NDManager out, NDArray images, float[][] scores) {
        for (int again = 0; again < TIMES; again++) {
            float[][] other = victim.hostScores(out, images);
            for (int i = 0; i < scores.length; i++) {
                if (distance(scores[i], other[i]) > ROUNDING) {
                    return true;
                }
            }
        }
        return false;
    }

    private static double distance(float[] one, float[] other) {
        double first = length(one);
        double second = length(other);
        double sum = 0;
        for (int k = 0; k < one.length; k++) {
            double difference = one[k] / first - other[k] / second;
            sum += difference * difference;
        }
        return StrictMath.sqrt(sum);
    }

    private static double length(float[] row) {
        double sum = 0;
        for (float value : row) {
            sum += (double) value * value;
        }
        return StrictMath.sqrt(sum) + Double.MIN_NORMAL;
    }
}
