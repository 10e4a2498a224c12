package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;

/** The fast gradient sign method (Goodfellow et al. 2015): {@link PgdAttack} with one step as long as epsilon. */
public final class FgsmAttack implements AttackKind {
    @Override
    public String name() {
        return "fgsm";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of();
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return PgdAttack.fgsm(objective);
    }
}
