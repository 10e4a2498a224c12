package io.github.auxtask.attack.boundary;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.engine.SearchAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Set;

/**
 * The fast adaptive boundary attack (Croce and Hein 2020, "Minimally distorted adversarial examples") aimed at several classes, AutoAttack's
 * third: it goes from linear approximation to linear approximation of a boundary and looks for the nearest point beyond it, so that no step
 * length has to be chosen.
 */
public final class FabTargetedAttack implements AttackKind {
    private static final String NAME = "fab-t";
    private static final List<SettingKey> KEYS = List.of(
            SettingKey.integer("steps", 100, "number of steps in each restart").atLeast(1),
            SettingKey.integer("restarts", 1, "how often the attack is run").atLeast(1),
            SettingKey.integer("targets", 9, "how many of the most likely wrong classes FAB aims at")
                    .atLeast(1));

    /**
     * An attack.
     *
     * @param targets how many classes, 9 in AutoAttack; no more than there are
     * @throws BadInputException if the objective has a target of its own
     */
    public static SearchAttack of(Objective objective, int steps, int restarts, int targets) {
        if (objective.targeted()) {
            throw new BadInputException(
                    "Attack fab-t aims at several classes by itself, and any wrong class is a success: use goal: untargeted.");
        }
        String parameters = steps
                + (steps == 1 ? " step, " : " steps, ")
                + targets
                + (targets == 1 ? " target" : " targets")
                + (restarts == 1 ? "" : ", " + restarts + " restarts");
        return new SearchAttack(NAME, objective, new FabSearch(steps, restarts, targets), parameters, false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SettingKey> settings() {
        return KEYS;
    }

    @Override
    public Set<String> without() {
        return Set.of("loss", "goal", "target");
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return of(objective, settings.integer("steps"), settings.integer("restarts"), settings.integer("targets"));
    }
}
