package io.github.auxtask.attack.blackbox;

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
 * Square Attack (Andriushchenko et al. 2020): sees scores only, so that masked gradients do not stop it. Lowers the margin. An image on
 * which it has succeeded is not asked about any further.
 */
public final class SquareAttack implements AttackKind {
    private static final double FIRST_SHARE = 0.8;
    private static final SettingKey QUERIES = SettingKey.integer(
                    "queries", 5000, "how often Square Attack may ask for the scores of one image")
            .atLeast(0);

    /**
     * An attack with the paper's first square size.
     *
     * @param queries for each image; 5,000 in AutoAttack
     */
    public static SearchAttack of(Objective objective, int queries) {
        if (queries < 1) {
            throw new BadInputException("Attack square has " + queries + " queries, but needs at least one.");
        }
        return new SearchAttack(
                "square", objective, new SquareSearch(queries, FIRST_SHARE), queries + " queries", true);
    }

    @Override
    public String name() {
        return "square";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(QUERIES);
    }

    @Override
    public Set<String> without() {
        return Set.of("loss");
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return of(objective, settings.integer("queries"));
    }
}
