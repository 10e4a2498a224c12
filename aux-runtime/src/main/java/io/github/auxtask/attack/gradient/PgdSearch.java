package io.github.auxtask.attack.gradient;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.AttackTask;
import io.github.auxtask.attack.Search;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Fraction;

/**
 * Projected gradient ascent (Madry et al. 2018): steps along the sign (L∞) or the direction (L2) of the gradient, each followed
 * by a projection to the ball and a clip to the range.
 *
 * @param step length of a step, in units of the threat model's space
 * @param steps in each restart
 * @param start of each restart
 * @param restarts 1 or more
 * @param keep which iterate is taken
 * @param order of ball and range
 * @param gradient what a step follows
 */
record PgdSearch(
        Fraction step, int steps, Start start, int restarts, KeptIterate keep, BoundOrder order, StepGradient gradient)
        implements Search {
    /** After so many steps it is asked which images have been successfully attacked; asking waits for the device. */
    private static final int STEPS_BETWEEN_LOOKS = 5;

    @Override
    public Found search(AttackTask task, NDManager out) {
        try (PgdState state = new PgdState(task, this, out)) {
            for (int restart = 0; restart < restarts && !state.isDone(); restart++) {
                state.start(restart);
                for (int i = 1; i <= steps && !state.isDone(); i++) {
                    state.step();
                    if (keep == KeptIterate.SUCCESS && i % STEPS_BETWEEN_LOOKS == 0) {
                        state.dropSuccesses();
                    }
                }
                state.finishRestart();
            }
            return state.found();
        }
    }

    /** Whether every iterate is scored, and not only the last of a restart. */
    boolean remembersAll() {
        return keep != KeptIterate.LAST;
    }

    /** Whether the sum of gradients is part of an iterate. */
    boolean accumulates() {
        return gradient == StepGradient.ACCUMULATED;
    }

    /** Whether iterates have to be compared at all. */
    boolean remembers() {
        return remembersAll() || restarts > 1;
    }
}
