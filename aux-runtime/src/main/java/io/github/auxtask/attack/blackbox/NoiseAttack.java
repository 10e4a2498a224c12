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

/** Uniform noise in the ball: the first of several draws that fools the classifier, else the one with the smallest margin. */
public final class NoiseAttack implements AttackKind {
    private static final SettingKey DRAWS = SettingKey.integer("draws", 100, "random points of the ball for each image")
            .atLeast(1);

    /**
     * Noise.
     *
     * @param draws for each image
     */
    public static SearchAttack of(Objective objective, int draws) {
        if (draws < 1) {
            throw new BadInputException("Attack noise has " + draws + " draws, but needs at least one.");
        }
        return new SearchAttack("noise", objective, new NoiseSearch(draws), draws + " draws", false);
    }

    @Override
    public String name() {
        return "noise";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(DRAWS);
    }

    @Override
    public Set<String> without() {
        return Set.of("loss");
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return of(objective, settings.integer("draws"));
    }
}
