package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.engine.SearchAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import java.util.List;

/** Auto-PGD (Croce and Hein 2020) with one of three losses. An image on which it has succeeded is not attacked any further. */
public final class ApgdAttack {
    static final String CROSS_ENTROPY = "apgd-ce";
    static final String DLR = "apgd-dlr";
    static final String TARGETED = "apgd-targeted";

    /** The settings that all three have. */
    static final List<SettingKey> KEYS = List.of(
            SettingKey.integer("steps", 100, "number of steps in each restart").atLeast(1),
            SettingKey.integer("restarts", 1, "how often the attack is run").atLeast(1));

    private ApgdAttack() {}

    /** On the objective's loss, a cross entropy. */
    public static SearchAttack crossEntropy(Objective objective, int steps, int restarts) {
        return of(CROSS_ENTROPY, objective, new ApgdSearch(ApgdLoss.OBJECTIVE, steps, restarts, 1, Start.EDGE));
    }

    /** On {@link AttackLoss#DLR}; the classifier must have three classes or more. */
    public static SearchAttack dlr(Objective objective, int steps, int restarts) {
        return dlr(objective, steps, restarts, Start.EDGE);
    }

    /** The same from another start. */
    public static SearchAttack dlr(Objective objective, int steps, int restarts, Start start) {
        return of(DLR, objective, new ApgdSearch(ApgdLoss.DLR, steps, restarts, 1, start));
    }

    /**
     * On the targeted difference of logits ratio, aimed at one likely wrong class after the other; any wrong class is a success. The
     * classifier must have four classes or more.
     *
     * @param targets how many classes, 9 in the paper; no more than there are
     * @throws BadInputException if the objective has a target of its own
     */
    public static SearchAttack targeted(Objective objective, int steps, int restarts, int targets) {
        if (objective.targeted()) {
            throw new BadInputException(
                    "Attack apgd-targeted aims at several classes by itself, and any wrong class is a success: use goal:"
                            + " untargeted, or apgd-ce for one given class.");
        }
        return of(TARGETED, objective, new ApgdSearch(ApgdLoss.TARGETED_DLR, steps, restarts, targets, Start.EDGE));
    }

    private static SearchAttack of(String name, Objective objective, ApgdSearch search) {
        if (search.steps() < 1 || search.restarts() < 1 || search.targets() < 1) {
            throw new BadInputException("Attack " + name + " has " + search.steps() + " steps, " + search.restarts()
                    + " restarts and " + search.targets() + " targets, but needs at least one of each.");
        }
        return new SearchAttack(name, objective, search, search.parameters(), false);
    }
}
