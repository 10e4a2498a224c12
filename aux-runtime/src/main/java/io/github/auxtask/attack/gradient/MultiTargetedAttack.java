package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** MultiTargeted (Gowal et al. 2019) with the steps of {@link ApgdAttack}. */
public final class MultiTargetedAttack implements AttackKind {
    private static final SettingKey TARGETS = SettingKey.integer(
                    "targets", 9, "how many of the most likely wrong classes MultiTargeted aims at")
            .atLeast(1);

    @Override
    public String name() {
        return ApgdAttack.MULTI_TARGETED;
    }

    @Override
    public List<SettingKey> settings() {
        List<SettingKey> keys = new ArrayList<>(ApgdAttack.KEYS);
        keys.add(TARGETS);
        return keys;
    }

    @Override
    public Set<String> without() {
        return Set.of("loss", "goal", "target");
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return ApgdAttack.multiTargeted(
                objective, settings.integer("steps"), settings.integer("restarts"), settings.integer("targets"));
    }
}
