package io.github.auxtask.attack.suite;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Set;

/** AutoAttack's four attacks with its budgets (Croce and Hein 2020), on the images that still stand. */
public final class StandardSuiteAttack implements AttackKind {
    private static final int RESTARTS = 1;

    @Override
    public String name() {
        return SuiteVersion.STANDARD.title();
    }

    @Override
    public List<SettingKey> settings() {
        return SuiteKeys.of(SuiteVersion.STANDARD, RESTARTS);
    }

    @Override
    public Set<String> without() {
        return SuiteKeys.WITHOUT;
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        return SuiteKeys.suite(SuiteVersion.STANDARD, objective, settings);
    }
}
