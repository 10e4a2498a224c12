package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** {@link ApgdAttack} on a cross entropy. */
public final class ApgdCrossEntropyAttack implements AttackKind {
    @Override
    public String name() {
        return ApgdAttack.CROSS_ENTROPY;
    }

    @Override
    public List<SettingKey> settings() {
        List<SettingKey> keys = new ArrayList<>(ApgdAttack.KEYS);
        keys.add(AttackSettings.crossEntropy());
        return keys;
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return ApgdAttack.crossEntropy(objective, settings.integer("steps"), settings.integer("restarts"));
    }
}
