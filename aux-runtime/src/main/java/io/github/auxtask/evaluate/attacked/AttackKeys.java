package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.Attacks;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The settings of evaluations under an attack, at one epsilon or at several. */
public final class AttackKeys {
    /** The key that makes an evaluation one of several epsilons. */
    public static final String EPSILONS = "epsilons";

    /** Whether those depend on one another. */
    public static final String SWEEP = "sweep";

    /** The attack's name. */
    public static final SettingKey ATTACK = SettingKey.text(
                    Attacks.KEY, "", "its name; suite is several attacks after one another, worst case for each image")
            .required();

    /** None, some images, all images. */
    public static final SettingKey CHECKS = SettingKey.choice(
            "checks",
            "none",
            List.of("none", "quick", "all"),
            "whether the checks C1 to C18 are made: quick on the first 32 images with short attacks, all on the first 1000 with longer ones");

    private AttackKeys() {}

    /** Whether some evaluation under an attack has a key of this name. */
    public static boolean isKey(String name) {
        Stream<String> ours = Stream.of(ATTACK.name(), CHECKS.name(), EPSILONS, SWEEP);
        Stream<SettingKey> keys = Stream.concat(
                AttackSettings.SHARED.stream(),
                Attacks.registry().all().stream().flatMap(kind -> kind.settings().stream()));
        return Stream.concat(ours, keys.map(SettingKey::name)).anyMatch(name::equals);
    }

    /**
     * The attack that an evaluation names.
     *
     * @throws io.github.auxtask.core.BadInputException if there is none of this name
     */
    public static AttackKind attack(Settings settings) {
        return Attacks.registry().named(settings.text(ATTACK.name()));
    }

    /** The keys that go with the attack that is named: those that all share where none is. */
    public static List<SettingKey> of(Settings given) {
        List<SettingKey> keys = new ArrayList<>();
        keys.add(ATTACK);
        keys.addAll(given.has(ATTACK.name()) ? Attacks.keys(attack(given)) : AttackSettings.SHARED);
        keys.add(CHECKS);
        return keys;
    }

    /** For messages: {@code attack pgd}. */
    public static String subject(Settings given, String otherwise) {
        return given.has(ATTACK.name()) ? "attack " + given.text(ATTACK.name()) : otherwise;
    }

    /** Why an attack does not have a key. */
    public static String refusal(String key, String subject) {
        return subject + " has no '" + key + "': remove it, or choose another attack.";
    }
}
