package io.github.auxtask.attack.gradient;

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
 * GAMA-PGD (Sriramanan et al. 2020, "Guided adversarial attack"): a margin of probabilities, guided at first by how far they move, which
 * finds its way where the margin alone is flat.
 */
public final class GamaPgdAttack implements AttackKind {
    private static final String NAME = "gama-pgd";

    /**
     * An attack.
     *
     * @throws BadInputException if the objective has a target
     */
    public static SearchAttack of(Objective objective, int steps, int restarts) {
        if (objective.targeted()) {
            throw new BadInputException("Attack gama-pgd looks for any wrong class: use goal: untargeted.");
        }
        String parameters =
                steps + (steps == 1 ? " step" : " steps") + (restarts == 1 ? "" : ", " + restarts + " restarts");
        return new SearchAttack(NAME, objective, new GamaSearch(steps, restarts), parameters, false);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SettingKey> settings() {
        return ApgdAttack.KEYS;
    }

    @Override
    public Set<String> without() {
        return Set.of("loss", "goal", "target");
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return of(objective, settings.integer("steps"), settings.integer("restarts"));
    }
}
