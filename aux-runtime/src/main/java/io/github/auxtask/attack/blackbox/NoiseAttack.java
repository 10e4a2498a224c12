package io.github.auxtask.attack.blackbox;

import io.github.auxtask.attack.SearchAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.BadInputException;

/** Uniform noise in the ball: the first of several draws that fools the classifier, else the one with the smallest margin. */
public final class NoiseAttack extends SearchAttack<NoiseSearch> {
    /**
     * Noise.
     *
     * @param draws for each image
     */
    public NoiseAttack(Objective objective, int draws) {
        super("noise", objective, new NoiseSearch(draws));
        if (draws < 1) {
            throw new BadInputException("Attack noise has " + draws + " draws, but needs at least one.");
        }
    }

    /** For people: {@code noise, 100 draws, L∞ 8/255 in pixel space, clipped to [0, 1]}. */
    @Override
    public String toString() {
        return "noise, " + search().draws() + " draws, " + threat();
    }
}
