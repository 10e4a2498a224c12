package io.github.auxtask.attack.suite;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Set;

/** AutoAttack's version for random defences: gradients are means of several passes. */
public final class RandomSuiteAttack implements AttackKind {
    private static final int RESTARTS = 1;

    @Override
    public String name() {
        return SuiteVersion.RANDOM.title();
    }

    @Override
    public List<SettingKey> settings() {
        return SuiteKeys.of(SuiteVersion.RANDOM, RESTARTS);
    }

    @Override
    public Set<String> without() {
        return SuiteKeys.WITHOUT;
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return SuiteKeys.suite(SuiteVersion.RANDOM, objective, settings);
    }
}
