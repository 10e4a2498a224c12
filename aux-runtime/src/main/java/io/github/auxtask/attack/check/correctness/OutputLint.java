package io.github.auxtask.attack.check.correctness;

import org.jspecify.annotations.Nullable;

/**
 * Finds outputs that are probabilities: their gradients vanish where the network is sure. Logarithms of probabilities are fine: every
 * loss here is the same for them as for logits.
 */
final class OutputLint {
    private static final double SLACK = 1e-3;

    private OutputLint() {}

    static @Nullable String complaint(float[][] scores) {
        boolean probabilities = true;
        for (float[] row : scores) {
            double sum = 0;
            for (float score : row) {
                probabilities &= score >= 0 && score <= 1 + SLACK;
                sum += score;
            }
            probabilities &= Math.abs(sum - 1) < SLACK;
        }
        return probabilities ? "The outputs are probabilities (softmax): attack the logits before it." : null;
    }
}
