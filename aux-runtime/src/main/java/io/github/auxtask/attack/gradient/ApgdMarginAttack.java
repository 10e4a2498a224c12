package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Set;

/** {@link ApgdAttack} on the margin of the probabilities. */
public final class ApgdMarginAttack implements AttackKind {
    @Override
    public String name() {
        return ApgdAttack.PROBABILITY_MARGIN;
    }

    @Override
    public List<SettingKey> settings() {
        return ApgdAttack.KEYS;
    }

    @Override
    public Set<String> without() {
        return Set.of("loss");
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return ApgdAttack.probabilityMargin(objective, settings.integer("steps"), settings.integer("restarts"));
    }
}
