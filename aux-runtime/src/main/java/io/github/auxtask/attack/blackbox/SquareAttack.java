package io.github.auxtask.attack.blackbox;

import io.github.auxtask.attack.SearchAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.BadInputException;

/**
 * Square Attack (Andriushchenko et al. 2020): sees scores only, so that masked gradients do not stop it. Lowers the margin. An image on
 * which it has succeeded is not asked about any further.
 */
public final class SquareAttack extends SearchAttack<SquareSearch> {
    private static final double FIRST_SHARE = 0.8;

    /**
     * An attack with the paper's first square size.
     *
     * @param queries for each image; 5,000 in AutoAttack
     */
    public SquareAttack(Objective objective, int queries) {
        super("square", objective, new SquareSearch(queries, FIRST_SHARE));
        if (queries < 1) {
            throw new BadInputException("Attack square has " + queries + " queries, but needs at least one.");
        }
    }

    /** For people: {@code square, 1000 queries, L∞ 8/255 in pixel space, clipped to [0, 1]}. */
    @Override
    public String toString() {
        return "square, " + search().queries() + " queries, " + threat();
    }
}
