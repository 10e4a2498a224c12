package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.core.settings.SettingKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings of attacks that find their step sizes themselves, of black-box attacks and of suites; and of the checks. */
public final class StrongKeys {
    /** The attacks that this is about. */
    public static final List<String> ATTACKS =
            List.of("apgd-ce", "apgd-dlr", "apgd-targeted", "square", "noise", "suite");

    /** None, some images, all images. */
    public static final SettingKey CHECKS = SettingKey.choice(
            "checks",
            "none",
            List.of("none", "quick", "all"),
            "whether the checks C1 to C18 are made: quick on the first 32 images with short attacks, all on the first 1000 with longer ones");

    private static final SettingKey RESTARTS =
            SettingKey.integer("restarts", 1, "how often the attack is run").atLeast(1);
    private static final SettingKey TARGETS = SettingKey.integer(
                    "targets", 9, "how many of the most likely wrong classes targeted APGD aims at")
            .atLeast(1);

    private static final Map<String, List<SettingKey>> OWN = Map.of(
            "apgd-ce", List.of(steps(100), RESTARTS),
            "apgd-dlr", List.of(steps(100), RESTARTS),
            "apgd-targeted", List.of(steps(100), RESTARTS, TARGETS),
            "square", List.of(queries(5000)),
            "noise",
                    List.of(SettingKey.integer("draws", 100, "random points of the ball for each image")
                            .atLeast(1)),
            "suite",
                    List.of(
                            steps(20),
                            RESTARTS,
                            targets(3),
                            queries(500),
                            SettingKey.flag(
                                    "survivors",
                                    true,
                                    "whether an attack of a suite is given only what those before it did not break")));

    /** Keys of other attacks that make no sense for one of these. */
    private static final Map<String, Set<String>> WITHOUT = Map.of(
            "apgd-ce", Set.of(),
            "apgd-dlr", Set.of("loss"),
            "apgd-targeted", Set.of("loss", "goal", "target"),
            "square", Set.of("loss"),
            "noise", Set.of("loss"),
            "suite", Set.of("goal", "target", "points", "epsilons", "sweep"));

    private StrongKeys() {}

    private static SettingKey steps(int number) {
        return SettingKey.integer("steps", number, "number of steps in each restart")
                .atLeast(1);
    }

    private static SettingKey targets(int number) {
        return SettingKey.integer(TARGETS.name(), number, TARGETS.meaning()).atLeast(1);
    }

    private static SettingKey queries(int number) {
        return SettingKey.integer("queries", number, "how often Square Attack may ask for the scores of one image")
                .atLeast(0);
    }

    /**
     * The keys of one of these attacks.
     *
     * @param shared those that every attack has
     */
    public static List<SettingKey> of(String attack, List<SettingKey> shared) {
        List<SettingKey> keys = new ArrayList<>();
        for (SettingKey key : shared) {
            if (key.name().equals("loss")) {
                key = SettingKey.choice(
                        "loss",
                        "stable-cross-entropy",
                        List.of("stable-cross-entropy", "cross-entropy"),
                        "what the attacks on a cross entropy climb");
            }
            if (!WITHOUT.getOrDefault(attack, Set.of()).contains(key.name())) {
                keys.add(key);
            }
        }
        keys.addAll(OWN.getOrDefault(attack, List.of()));
        return keys;
    }

    /** Every key that no other attack has, for the documentation, with the defaults of single attacks. */
    public static List<SettingKey> own() {
        List<SettingKey> keys = new ArrayList<>();
        for (String attack : List.of("apgd-targeted", "square", "noise", "suite")) {
            for (SettingKey key : OWN.getOrDefault(attack, List.of())) {
                boolean known = keys.stream().anyMatch(other -> other.name().equals(key.name()));
                if (!known && !key.name().equals("steps") && !key.name().equals("restarts")) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
