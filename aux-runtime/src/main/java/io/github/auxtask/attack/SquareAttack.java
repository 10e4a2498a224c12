package io.github.auxtask.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;

/**
 * Square Attack (Andriushchenko et al. 2020): sees scores only, so that masked gradients do not stop it. Lowers the margin. An image on
 * which it has succeeded is not asked about any further.
 */
public final class SquareAttack implements Attack {
    private static final double FIRST_SHARE = 0.8;

    private final Objective objective;
    private final SquareSearch search;

    /**
     * An attack with the paper's first square size.
     *
     * @param queries for each image; 5,000 in AutoAttack
     */
    public SquareAttack(Objective objective, int queries) {
        if (queries < 1) {
            throw new BadInputException("Attack square has " + queries + " queries, but needs at least one.");
        }
        this.objective = objective;
        this.search = new SquareSearch(queries, FIRST_SHARE);
    }

    @Override
    public String name() {
        return "square";
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

    /** For people: {@code square, 1000 queries, L∞ 8/255 in pixel space, clipped to [0, 1]}. */
    @Override
    public String toString() {
        return "square, " + search.queries() + " queries, " + objective.threat();
    }
}
