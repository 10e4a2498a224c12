package io.github.auxtask.attack.check.correctness;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.check.inspection.Inspection;
import org.jspecify.annotations.Nullable;

/** Finds forward passes that draw random numbers, and images whose scores depend on the others of the batch. */
final class ForwardLint {
    /** Rounding differs between batch sizes; dropout and batch statistics change far more. */
    private static final double SLACK = 1e-3;

    private ForwardLint() {}

    static @Nullable String complaint(Inspection on) {
        int count = Math.min(on.count(), 8);
        try (NDManager scope = on.manager().newSubManager()) {
            float[][] first = on.victim().hostScores(scope, on.images(scope, 0, count));
            float[][] again = on.victim().hostScores(scope, on.images(scope, 0, count));
            float[][] alone = new float[count][];
            for (int i = 0; i < count; i++) {
                alone[i] = on.victim().hostScores(scope, on.images(scope, i, i + 1))[0];
            }
            return complaint(first, again, alone);
        }
    }

    /**
     * The complaint.
     *
     * @param first scores of a batch
     * @param again scores of the same batch
     * @param alone scores of its images one by one
     */
    static @Nullable String complaint(float[][] first, float[][] again, float[][] alone) {
        if (difference(first, again) > SLACK) {
            return "The same images get other scores every time: the forward pass is randomised, and an attack has to"
                    + " average over it, as suite-rand does (attack: suite-rand, -Daux.suite=rand).";
        }
        return difference(first, alone) > SLACK
                ? "An image's scores depend on the other images of its batch: the network is in train mode (batch"
                        + " statistics)."
                : null;
    }

    private static double difference(float[][] a, float[][] b) {
        double largest = 0;
        double size = 1e-6;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k++) {
                largest = Math.max(largest, Math.abs(a[i][k] - b[i][k]));
                size = Math.max(size, Math.abs(a[i][k]));
            }
        }
        return largest / size;
    }
}
