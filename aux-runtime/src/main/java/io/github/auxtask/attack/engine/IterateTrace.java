package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.IterativeAttack;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an iterative attack stands after a number of steps.
 *
 * @param losses the highest loss of every image so far; of images that were adversarial, the highest of their adversarial iterates
 * @param broken which images have been adversarial
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record IterateTrace(float[] losses, boolean[] broken) {
    /**
     * Follows one restart step by step, which waits for the device after every one.
     *
     * @param attack that keeps more than the last iterate
     * @param images standardised, [N, C, H, W]
     * @param labels to lead away from, int64 [N]
     * @return a point for the start and for every step
     */
    public static List<IterateTrace> of(
            IterativeAttack attack,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random) {
        AttackTask task = new AttackTask(victim, attack.objective(), images, labels, random);
        List<IterateTrace> points = new ArrayList<>();
        try (NDManager scope = out.newSubManager();
                IterateState state = new IterateState(task, attack, scope)) {
            state.start(0);
            // A call looks at the iterate it begins with, so that one more call looks at the last one.
            for (int i = 0; i <= attack.steps(); i++) {
                state.step();
                points.add(now(state));
            }
        }
        return points;
    }

    private static IterateTrace now(IterateState state) {
        float[] success = state.successes();
        boolean[] broken = new boolean[success.length];
        for (int i = 0; i < broken.length; i++) {
            broken[i] = success[i] > 0;
        }
        return new IterateTrace(state.bestScores(), broken);
    }

    /** Mean of {@link #losses}. */
    public double meanLoss() {
        double sum = 0;
        for (float loss : losses) {
            sum += loss;
        }
        return sum / losses.length;
    }
}
