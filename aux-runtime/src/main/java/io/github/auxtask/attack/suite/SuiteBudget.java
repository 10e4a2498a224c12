package io.github.auxtask.attack.suite;

import io.github.auxtask.core.BadInputException;

/**
 * How much a suite may do.
 *
 * @param steps of APGD; half as many of the plain PGD before it
 * @param restarts of every attack with a random start
 * @param targets of targeted APGD
 * @param queries of Square Attack; 0 leaves it out
 */
public record SuiteBudget(int steps, int restarts, int targets, int queries) {
    /** What AutoAttack spends (Croce and Hein 2020), FAB apart. */
    public static final SuiteBudget STANDARD = new SuiteBudget(100, 1, 9, 5000);

    public SuiteBudget {
        if (steps < 1 || restarts < 1 || targets < 1 || queries < 0) {
            throw new BadInputException("A suite needs at least one step, restart and target, but has " + steps + ", "
                    + restarts + " and " + targets + ".");
        }
    }

    /** Whether it is smaller than {@link #STANDARD} anywhere; numbers of such a suite are upper bounds of what the standard gives. */
    public boolean isReduced() {
        return steps < STANDARD.steps || targets < STANDARD.targets || queries < STANDARD.queries;
    }

    @Override
    public String toString() {
        return steps + " steps, " + restarts + (restarts == 1 ? " restart, " : " restarts, ") + targets
                + (targets == 1 ? " target, " : " targets, ") + queries + " queries"
                + (isReduced()
                        ? " (reduced: AutoAttack takes " + STANDARD.steps + " steps, " + STANDARD.targets + " targets, "
                                + STANDARD.queries + " queries)"
                        : "");
    }
}
