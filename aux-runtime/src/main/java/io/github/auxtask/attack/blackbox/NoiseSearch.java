package io.github.auxtask.attack.blackbox;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.engine.AttackTask;
import io.github.auxtask.attack.engine.Search;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.RandomStream;
import java.util.List;

/**
 * Uniform points of the ball, the worst of several: no attack, but what any attack must beat.
 *
 * @param draws for each image
 */
record NoiseSearch(int draws) implements Search {
    private static final int DRAWS_BETWEEN_LOOKS = 5;

    @Override
    public double passes() {
        return draws;
    }

    @Override
    public Found search(AttackTask task, NDManager out) {
        try (BlackBoxState state = new BlackBoxState(task, out)) {
            for (int draw = 1; draw <= draws && !state.isDone(); draw++) {
                InputSpec inputs = state.inputs();
                float[] perturbations = new float[state.count() * inputs.size()];
                List<RandomStream> streams = state.streams();
                for (int i = 0; i < streams.size(); i++) {
                    Start.UNIFORM.fill(state.norm(), streams.get(i), perturbations, i * inputs.size(), inputs.size());
                }
                state.point(perturbations);
                if (draw % DRAWS_BETWEEN_LOOKS == 0) {
                    state.dropSuccesses();
                }
            }
            return state.found();
        }
    }
}
