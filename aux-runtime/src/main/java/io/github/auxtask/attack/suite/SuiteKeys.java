package io.github.auxtask.attack.suite;

import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The settings of suites whose budget is AutoAttack's unless an evaluation says otherwise. */
final class SuiteKeys {
    static final Set<String> WITHOUT = Set.of("goal", "target", "points", "epsilons", "sweep");

    private static final String DRAWS = "draws";
    private static final String SEARCH = "search-precision";
    private static final int USUAL_DRAWS = 20;

    private SuiteKeys() {}

    static List<SettingKey> of(SuiteVersion version, int restarts) {
        SuiteBudget standard = SuiteBudget.STANDARD;
        List<SettingKey> keys = new ArrayList<>(List.of(
                AttackSettings.crossEntropy(),
                SettingKey.integer("steps", standard.steps(), "number of steps in each restart")
                        .atLeast(1),
                SettingKey.integer("restarts", restarts, "how often the attack is run")
                        .atLeast(1),
                SettingKey.flag(
                        "survivors",
                        true,
                        "whether an attack of a suite is given only what those before it did not break")));
        if (version == SuiteVersion.RANDOM) {
            keys.add(SettingKey.integer(DRAWS, USUAL_DRAWS, "how many passes every gradient is the mean of")
                    .atLeast(1));
        } else {
            keys.add(SettingKey.integer(
                            "targets",
                            standard.targets(),
                            "how many of the most likely wrong classes attacks with targets aim at")
                    .atLeast(1));
            keys.add(SettingKey.integer(
                            "queries",
                            standard.queries(),
                            "how often Square Attack may ask for the scores of one image")
                    .atLeast(0));
            keys.add(search());
        }
        return keys;
    }

    /** What the search may compute in. */
    static SettingKey search() {
        return SettingKey.choice(
                        SEARCH,
                        "fp32",
                        List.of("fp32", "bf16"),
                        "arithmetic in which a suite looks for adversarial images; what it finds is judged in 'precision', and"
                                + " searched for again there where that does not confirm it; if not given: the same as"
                                + " 'precision'")
                .orMissing();
    }

    static @Nullable Precision search(Settings settings) {
        return settings.has(SEARCH) ? Precision.parse(settings.text(SEARCH)) : null;
    }

    static AttackSuite suite(SuiteVersion version, Objective objective, Settings settings) {
        boolean random = version == SuiteVersion.RANDOM;
        SuiteBudget budget = new SuiteBudget(
                settings.integer("steps"),
                settings.integer("restarts"),
                random ? SuiteBudget.STANDARD.targets() : settings.integer("targets"),
                random ? SuiteBudget.STANDARD.queries() : settings.integer("queries"));
        int draws = random ? settings.integer(DRAWS) : 1;
        return new AttackSuite(version, objective, budget, draws, settings.flag("survivors"), search(settings));
    }
}
