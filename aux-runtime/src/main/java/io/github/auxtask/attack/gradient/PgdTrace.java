package io.github.auxtask.attack.gradient;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.AttackTask;
import java.util.ArrayList;
import java.util.List;

/**
 * Where projected gradient ascent stands after a number of steps.
 *
 * @param losses the highest loss of every image so far; of images that were adversarial, the highest of their adversarial iterates
 * @param broken which images have been adversarial
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record PgdTrace(float[] losses, boolean[] broken) {
    static List<PgdTrace> of(PgdSearch search, AttackTask task, NDManager out) {
        List<PgdTrace> points = new ArrayList<>();
        try (NDManager scope = out.newSubManager();
                PgdState state = new PgdState(task, search, scope)) {
            state.start(0);
            // A call looks at the iterate it begins with, so that one more call looks at the last one.
            for (int i = 0; i <= search.steps(); i++) {
                state.step();
                points.add(now(state));
            }
        }
        return points;
    }

    private static PgdTrace now(PgdState state) {
        float[] success = state.successes();
        boolean[] broken = new boolean[success.length];
        for (int i = 0; i < broken.length; i++) {
            broken[i] = success[i] > 0;
        }
        return new PgdTrace(state.bestScores(), broken);
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
