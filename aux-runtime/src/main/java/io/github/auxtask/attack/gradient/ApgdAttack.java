package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.engine.SearchAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import java.util.List;

/** Auto-PGD (Croce and Hein 2020) with one of several losses. An image on which it has succeeded is not attacked any further. */
public final class ApgdAttack {
    static final String CROSS_ENTROPY = "apgd-ce";
    static final String DLR = "apgd-dlr";
    static final String TARGETED = "apgd-targeted";
    static final String MULTI_TARGETED = "multi-targeted";
    static final String PROBABILITY_MARGIN = "apgd-pm";

    /** The settings that all have. */
    static final List<SettingKey> KEYS = List.of(
            SettingKey.integer("steps", 100, "number of steps in each restart").atLeast(1),
            SettingKey.integer("restarts", 1, "how often the attack is run").atLeast(1));

    private ApgdAttack() {}

    /** On the objective's loss, a cross entropy. */
    public static SearchAttack crossEntropy(Objective objective, int steps, int restarts) {
        return of(CROSS_ENTROPY, objective, new ApgdSearch(ApgdLoss.OBJECTIVE, steps, restarts, 1, Start.EDGE, 1));
    }

    /** On {@link AttackLoss#DLR}; the classifier must have three classes or more. */
    public static SearchAttack dlr(Objective objective, int steps, int restarts) {
        return dlr(objective, steps, restarts, Start.EDGE);
    }

    /** The same from another start. */
    public static SearchAttack dlr(Objective objective, int steps, int restarts, Start start) {
        return of(DLR, objective, new ApgdSearch(ApgdLoss.DLR, steps, restarts, 1, start, 1));
    }

    /**
     * On the targeted difference of logits ratio, aimed at one likely wrong class after the other; any wrong class is a success. The
     * classifier must have four classes or more.
     *
     * @param targets how many classes, 9 in the paper; no more than there are
     * @throws BadInputException if the objective has a target of its own
     */
    public static SearchAttack targeted(Objective objective, int steps, int restarts, int targets) {
        return aimed(TARGETED, ApgdLoss.TARGETED_DLR, objective, steps, restarts, targets);
    }

    /**
     * MultiTargeted (Gowal et al. 2019) with the steps of APGD: the lead of one likely wrong class after the other over the label, as a
     * difference of scores.
     *
     * @param targets how many classes; no more than there are
     * @throws BadInputException if the objective has a target of its own
     */
    public static SearchAttack multiTargeted(Objective objective, int steps, int restarts, int targets) {
        return aimed(MULTI_TARGETED, ApgdLoss.TARGETED_MARGIN, objective, steps, restarts, targets);
    }

    /** On {@link AttackLoss#PROBABILITY_MARGIN}. */
    public static SearchAttack probabilityMargin(Objective objective, int steps, int restarts) {
        return of(
                PROBABILITY_MARGIN,
                objective,
                new ApgdSearch(ApgdLoss.PROBABILITY_MARGIN, steps, restarts, 1, Start.EDGE, 1));
    }

    /**
     * On a classifier that draws random numbers: every gradient is the mean of several passes, the expectation over transformations
     * (Athalye et al. 2018).
     *
     * @param dlr whether it climbs {@link AttackLoss#DLR}, or the objective's cross entropy
     * @param draws passes of every step, 20 in AutoAttack
     */
    public static SearchAttack overDraws(Objective objective, boolean dlr, int steps, int restarts, int draws) {
        ApgdLoss loss = dlr ? ApgdLoss.DLR : ApgdLoss.OBJECTIVE;
        ApgdSearch search = new ApgdSearch(loss, steps, restarts, 1, Start.EDGE, draws);
        return of(dlr ? DLR : CROSS_ENTROPY, objective, search);
    }

    private static SearchAttack aimed(
            String name, ApgdLoss loss, Objective objective, int steps, int restarts, int targets) {
        if (objective.targeted()) {
            throw new BadInputException(
                    "Attack " + name + " aims at several classes by itself, and any wrong class is a success: use goal:"
                            + " untargeted, or apgd-ce for one given class.");
        }
        return of(name, objective, new ApgdSearch(loss, steps, restarts, targets, Start.EDGE, 1));
    }

    private static SearchAttack of(String name, Objective objective, ApgdSearch search) {
        if (search.steps() < 1 || search.restarts() < 1 || search.targets() < 1 || search.draws() < 1) {
            throw new BadInputException("Attack " + name + " has " + search.steps() + " steps, " + search.restarts()
                    + " restarts and " + search.targets() + " targets, but needs at least one of each.");
        }
        return new SearchAttack(name, objective, search, search.parameters(), false);
    }
}
