package io.github.auxtask.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.ThreatModel;

/** An attack that is one way to search, and nothing more: its own part is its parameters. */
public abstract class SearchAttack<S extends Search> implements Attack {
    private final String name;
    private final Objective objective;
    private final S search;

    public SearchAttack(String name, Objective objective, S search) {
        this.name = name;
        this.objective = objective;
        this.search = search;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final ThreatModel threat() {
        return objective.threat();
    }

    /** What it is after. */
    public final Objective objective() {
        return objective;
    }

    protected final S search() {
        return search;
    }

    @Override
    public final AttackResult run(
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores) {
        return AttackRun.run(objective, search, victim, out, images, labels, random, scores);
    }
}
