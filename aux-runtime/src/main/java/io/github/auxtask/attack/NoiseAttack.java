package io.github.auxtask.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;

/** Uniform noise in the ball: the first of several draws that fools the classifier, else the one with the smallest margin. */
public final class NoiseAttack implements Attack {
    private final Objective objective;
    private final NoiseSearch search;

    /**
     * Noise.
     *
     * @param draws for each image
     */
    public NoiseAttack(Objective objective, int draws) {
        if (draws < 1) {
            throw new BadInputException("Attack noise has " + draws + " draws, but needs at least one.");
        }
        this.objective = objective;
        this.search = new NoiseSearch(draws);
    }

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public ThreatModel threat() {
        return objective.threat();
    }

    @Override
    public AttackResult run(Victim victim, NDManager out, NDArray images, NDArray labels, AttackRandom random) {
        return Assault.run(objective, search, victim, out, images, labels, random, null);
    }

    @Override
    public AttackResult run(
            Victim victim, NDManager out, NDArray images, NDArray labels, AttackRandom random, float[][] scores) {
        return Assault.run(objective, search, victim, out, images, labels, random, scores);
    }

    /** For people: {@code noise, 100 draws, L∞ 8/255 in pixel space, clipped to [0, 1]}. */
    @Override
    public String toString() {
        return "noise, " + search.draws() + " draws, " + objective.threat();
    }
}
