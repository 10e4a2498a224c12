package io.github.auxtask.attack.suite;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.List;
import java.util.Set;

/** The {@link AttackSuite} that an evaluation asks for, with a fraction of AutoAttack's budget unless the evaluation says otherwise. */
public final class SuiteAttack implements AttackKind {
    private static final List<SettingKey> KEYS = List.of(
            AttackSettings.crossEntropy(),
            SettingKey.integer("steps", 20, "number of steps in each restart").atLeast(1),
            SettingKey.integer("restarts", 1, "how often the attack is run").atLeast(1),
            SettingKey.integer("targets", 3, "how many of the most likely wrong classes targeted APGD aims at")
                    .atLeast(1),
            SettingKey.integer("queries", 500, "how often Square Attack may ask for the scores of one image")
                    .atLeast(0),
            SettingKey.flag(
                    "survivors", true, "whether an attack of a suite is given only what those before it did not break"),
            SuiteKeys.search());

    @Override
    public String name() {
        return SuiteVersion.OWN.title();
    }

    @Override
    public List<SettingKey> settings() {
        return KEYS;
    }

    @Override
    public Set<String> without() {
        return Set.of("goal", "target", "points", "epsilons", "sweep");
    }

    @Override
    public Attack attack(Objective objective, Settings settings) {
        SuiteBudget budget = new SuiteBudget(
                settings.integer("steps"),
                settings.integer("restarts"),
                settings.integer("targets"),
                settings.integer("queries"));
        return new AttackSuite(
                SuiteVersion.OWN, objective, budget, 1, settings.flag("survivors"), SuiteKeys.search(settings));
    }
}
