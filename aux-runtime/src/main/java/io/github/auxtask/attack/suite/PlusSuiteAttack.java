package io.github.auxtask.attack.suite;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Set;

/** More attacks than AutoAttack has, its four among them with the same random numbers, so that no robust accuracy is above that of {@link StandardSuiteAttack}. */
public final class PlusSuiteAttack implements AttackKind {
    private static final int RESTARTS = 5;

    @Override
    public String name() {
        return SuiteVersion.PLUS.title();
    }

    @Override
    public List<SettingKey> settings() {
        return SuiteKeys.of(SuiteVersion.PLUS, RESTARTS);
    }

    @Override
    public Set<String> without() {
        return SuiteKeys.WITHOUT;
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return SuiteKeys.suite(SuiteVersion.PLUS, objective, settings);
    }
}
