package io.github.auxtask.attack;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The attacks on the class path: those of this project and those of other jars. */
public final class Attacks {
    /** Where {@code reproduction.yaml} names one. */
    public static final String KEY = "attack";

    private static @Nullable Registry<AttackKind> known;

    private Attacks() {}

    /**
     * All of them, in the order of the files that name them; found once.
     *
     * @throws BadInputException if a jar names one that cannot be used, or two have the same name
     */
    public static synchronized Registry<AttackKind> registry() {
        Registry<AttackKind> found = known;
        if (found == null) {
            found = Registry.of(AttackKind.class, KEY, KEY + " of an evaluation");
            known = found;
        }
        return found;
    }

    /** Every key that a kind of attack has: the shared ones that it does not do without or replace, then its own. */
    public static List<SettingKey> keys(AttackKind kind) {
        Set<String> own = kind.settings().stream().map(SettingKey::name).collect(Collectors.toSet());
        List<SettingKey> keys = new ArrayList<>();
        for (SettingKey shared : AttackSettings.SHARED) {
            if (!own.contains(shared.name()) && !kind.without().contains(shared.name())) {
                keys.add(shared);
            }
        }
        keys.addAll(kind.settings());
        return keys;
    }

    /**
     * The attack that settings describe.
     *
     * @param settings every key of {@link #keys}, with defaults filled in; others are ignored
     * @throws BadInputException if values make no sense together; the message names the key
     */
    public static Attack attack(AttackKind kind, Settings settings) {
        return kind.attack(AttackSettings.objective(settings), settings);
    }
}
