package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.ThreatModel;

/**
 * An attack that is one way to search, and nothing more.
 *
 * @param name that of its kind
 * @param objective what it is after
 * @param search how it looks for adversarial images
 * @param parameters for people: {@code 100 steps, 9 targets}
 * @param isLong see {@link #isLong()}
 */
public record SearchAttack(String name, Objective objective, Search search, String parameters, boolean isLong)
        implements EngineAttack {
    @Override
    public ThreatModel threat() {
        return objective.threat();
    }

    @Override
    public AttackResult run(
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores) {
        return AttackRun.run(objective, search, victim, out, images, labels, random, scores);
    }

    @Override
    public double passes() {
        return search.passes();
    }

    /** For people: {@code square, 1000 queries, L∞ 8/255 in pixel space, clipped to [0, 1]}. */
    @Override
    public String toString() {
        return name + ", " + parameters + ", " + threat();
    }
}
