package io.github.auxtask.attack;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One attack of a list in {@code reproduction.yaml}, of several that are drawn from. It has the settings that the same attack has in an
 * evaluation, may have several epsilons, and a share:
 *
 * <pre>
 * - {attack: fgsm, epsilons: [0.05, 0.10], clip: 0..1, share: 10}
 * - {attack: pgd, epsilons: [0.05, 0.10], clip: 0..1, step: 0.01, steps: 40}
 * </pre>
 *
 * @param kind of attack
 * @param each its settings, checked, once for every epsilon; at least one
 * @param share how often it is drawn, in proportion to the others; above 0
 */
public record ListedAttack(AttackKind kind, List<Settings> each, double share) {
    private static final String SHARE = "share";
    private static final String EPSILON = "epsilon";
    private static final String EPSILONS = "epsilons";
    private static final String KEEP = "keep";

    private static final List<SettingKey> OWN = List.of(
            SettingKey.text(Attacks.KEY, "", "which attack makes the images").required(),
            SettingKey.number(SHARE, 1, "how often it is drawn, in proportion to the others"),
            SettingKey.texts(
                    EPSILONS, List.of(), "in place of epsilon: several, one of which is drawn for every batch"));

    public ListedAttack {
        each = List.copyOf(each);
        if (!(share > 0) || Double.isInfinite(share)) {
            throw new BadInputException("The share of an attack is " + share + ": use a number above 0.");
        }
    }

    /**
     * Reads one.
     *
     * @param given as it is written
     * @param more keys that it has besides
     * @throws BadInputException if a setting is unknown or makes no sense; the message names the attack
     */
    public static ListedAttack read(Settings given, List<SettingKey> more) {
        AttackKind kind = Attacks.registry().named(given.text(Attacks.KEY));
        List<SettingKey> keys = new ArrayList<>(OWN);
        keys.addAll(more);
        keys.addAll(Attacks.keys(kind));
        // What is drawn from is the last iterate; searching for the first success is for evaluations of one attack.
        keys.replaceAll(key -> key.name().equals(KEEP) ? key.defaultValue("last") : key);
        try {
            Settings written = texts(given, keys).check(keys);
            List<Settings> each = new ArrayList<>();
            for (String epsilon : epsilons(written)) {
                Map<String, Object> values = new HashMap<>(written.asMap());
                values.put(EPSILON, epsilon);
                each.add(Settings.of(values).validate(keys));
            }
            return new ListedAttack(kind, each, each.get(0).number(SHARE));
        } catch (BadInputException e) {
            throw named(kind, e);
        }
    }

    /** The same sentence that begins with the attack. */
    public static BadInputException named(AttackKind kind, BadInputException e) {
        return new BadInputException("Adversary '" + kind.name() + "': " + e.getMessage(), e);
    }

    /** The attacks, one for each epsilon. */
    public List<Attack> attacks() {
        try {
            return each.stream().map(settings -> Attacks.attack(kind, settings)).toList();
        } catch (BadInputException e) {
            throw named(kind, e);
        }
    }

    /** Numbers as texts where a key wants a text, since epsilon may be 0.3 as well as 8/255. */
    private static Settings texts(Settings given, List<SettingKey> keys) {
        Map<String, Object> values = new HashMap<>(given.asMap());
        for (SettingKey key : keys) {
            if (key.type() == SettingKey.Type.TEXT) {
                values.computeIfPresent(key.name(), (name, value) -> CanonicalJson.text(value));
            }
        }
        return Settings.of(values);
    }

    private static List<String> epsilons(Settings written) {
        if (written.has(EPSILON) == written.has(EPSILONS)) {
            throw new BadInputException(
                    written.has(EPSILON)
                            ? "epsilon and epsilons are both given: remove one of them."
                            : "how far may it go? Give epsilon, or a list of epsilons.");
        }
        List<String> epsilons = written.has(EPSILON) ? List.of(written.text(EPSILON)) : written.texts(EPSILONS);
        if (epsilons.isEmpty()) {
            throw new BadInputException("epsilons is an empty list: give at least one.");
        }
        return epsilons;
    }
}
