package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@link ApgdAttack} on the targeted difference of logits ratio, aimed at one likely wrong class after the other. */
public final class ApgdTargetedAttack implements AttackKind {
    private static final SettingKey TARGETS = SettingKey.integer(
                    "targets", 9, "how many of the most likely wrong classes targeted APGD aims at")
            .atLeast(1);

    @Override
    public String name() {
        return ApgdAttack.TARGETED;
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
        return ApgdAttack.targeted(
                objective, settings.integer("steps"), settings.integer("restarts"), settings.integer("targets"));
    }
}
