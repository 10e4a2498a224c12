package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.SearchAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.core.BadInputException;
import java.util.Locale;

/** Auto-PGD (Croce and Hein 2020) with one of three losses. An image on which it has succeeded is not attacked any further. */
public final class ApgdAttack extends SearchAttack<ApgdSearch> {
    private ApgdAttack(String name, Objective objective, ApgdSearch search) {
        super(name, objective, search);
        if (search.steps() < 1 || search.restarts() < 1 || search.targets() < 1) {
            throw new BadInputException("Attack " + name + " has " + search.steps() + " steps, " + search.restarts()
                    + " restarts and " + search.targets() + " targets, but needs at least one of each.");
        }
    }

    /** On the objective's loss, a cross entropy. */
    public static ApgdAttack crossEntropy(Objective objective, int steps, int restarts) {
        return new ApgdAttack("apgd-ce", objective, new ApgdSearch(ApgdLoss.OBJECTIVE, steps, restarts, 1, Start.EDGE));
    }

    /** On {@link AttackLoss#DLR}; the classifier must have three classes or more. */
    public static ApgdAttack dlr(Objective objective, int steps, int restarts) {
        return new ApgdAttack("apgd-dlr", objective, new ApgdSearch(ApgdLoss.DLR, steps, restarts, 1, Start.EDGE));
    }

    /**
     * On the targeted difference of logits ratio, aimed at one likely wrong class after the other; any wrong class is a success. The
     * classifier must have four classes or more.
     *
     * @param targets how many classes, 9 in the paper; no more than there are
     * @throws BadInputException if the objective has a target of its own
     */
    public static ApgdAttack targeted(Objective objective, int steps, int restarts, int targets) {
        if (objective.targeted()) {
            throw new BadInputException(
                    "Attack apgd-targeted aims at several classes by itself, and any wrong class is a success: use goal:"
                            + " untargeted, or apgd-ce for one given class.");
        }
        return new ApgdAttack(
                "apgd-targeted",
                objective,
                new ApgdSearch(ApgdLoss.TARGETED_DLR, steps, restarts, targets, Start.EDGE));
    }

    /** The same from another start. */
    public ApgdAttack start(Start start) {
        return new ApgdAttack(
                name(),
                objective(),
                new ApgdSearch(search().loss(), search().steps(), search().restarts(), search().targets(), start));
    }

    /** For people: {@code apgd-targeted, 100 steps, 9 targets, L∞ 0.3 in standardised space, no clipping}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s, %d step%s%s%s, %s",
                name(),
                search().steps(),
                search().steps() == 1 ? "" : "s",
                search().targets() == 1 ? "" : ", " + search().targets() + " targets",
                search().restarts() == 1 ? "" : ", " + search().restarts() + " restarts",
                threat());
    }
}
