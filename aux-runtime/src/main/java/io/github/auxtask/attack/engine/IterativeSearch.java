package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;

/** The run of an iterative attack: restarts, and steps in each; images on which it has succeeded leave it. */
record IterativeSearch(IterativeAttack attack) implements Search {
    /** After so many steps it is asked which images have been successfully attacked; asking waits for the device. */
    private static final int STEPS_BETWEEN_LOOKS = 5;

    @Override
    public double passes() {
        return attack.passes();
    }

    @Override
    public Found search(AttackTask task, NDManager out) {
        boolean leaves = attack.keep() == KeptIterate.SUCCESS;
        try (IterateState state = new IterateState(task, attack, out)) {
            for (int restart = 0; restart < attack.restarts() && !state.isDone(); restart++) {
                state.start(restart);
                for (int i = 1; i <= attack.steps() && !state.isDone(); i++) {
                    state.step();
                    if (leaves && i % STEPS_BETWEEN_LOOKS == 0) {
                        state.dropSuccesses();
                    }
                }
                state.finishRestart();
            }
            return state.found();
        }
    }
}
