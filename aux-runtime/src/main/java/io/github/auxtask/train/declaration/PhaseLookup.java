package io.github.auxtask.train.declaration;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.train.optimiser.Optimiser;
import io.github.auxtask.train.optimiser.OptimiserKind;
import io.github.auxtask.train.schedule.ScheduleKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where one phase finds its settings: in its own map, else at the top. The numbers of an optimiser or a schedule are taken from the top
 * only where it is the one that is named there, so that a momentum of SGD is not asked of Adam.
 *
 * @param top settings of the run
 * @param own what the phase's map says
 * @param used keys that any phase has taken from the top; added to
 */
record PhaseLookup(Settings top, Settings own, Set<String> used) {
    /** The settings that have a key. */
    Settings of(String key) {
        if (own.has(key)) {
            return own;
        }
        used.add(key);
        return top;
    }

    Optimiser optimiser() {
        String key = PhaseKeys.OPTIMISER + "." + PhaseKeys.NAME;
        OptimiserKind kind = OptimiserKind.registry().named(of(key).text(key));
        return kind.optimiser(numbers(PhaseKeys.OPTIMISER, kind, List.of(PhaseKeys.NAME, PhaseKeys.RATE)));
    }

    RateSchedule schedule() {
        String key = PhaseKeys.SCHEDULE + "." + PhaseKeys.NAME;
        ScheduleKind kind = ScheduleKind.registry().named(of(key).text(key));
        Settings numbers = numbers(PhaseKeys.SCHEDULE, kind, List.of(PhaseKeys.NAME));
        String rateKey = PhaseKeys.OPTIMISER + "." + PhaseKeys.RATE;
        double rate = of(rateKey).number(rateKey);
        return (epochs, steps) -> kind.begin(rate, numbers, epochs, steps);
    }

    /** The numbers of an optimiser or a schedule, by their names without the prefix. */
    private Settings numbers(String prefix, Extension kind, List<String> others) {
        List<String> known = kind.settings().stream().map(SettingKey::name).toList();
        own.below(prefix).keys().forEach(name -> {
            if (!known.contains(name) && !others.contains(name)) {
                throw new BadInputException(stranger(prefix, name, kind));
            }
        });
        String nameKey = prefix + "." + PhaseKeys.NAME;
        boolean sameAsTop = top.text(nameKey).equals(of(nameKey).text(nameKey));
        Map<String, Object> values = new TreeMap<>();
        for (String name : known) {
            String key = prefix + "." + name;
            if (own.has(key)) {
                values.put(name, own.asMap().get(key));
            } else if (sameAsTop && top.has(key)) {
                used.add(key);
                values.put(name, top.asMap().get(key));
            }
        }
        return Settings.of(values).validate(kind.settings());
    }

    /** Why a number makes no sense: {@code Setting 'optimiser.momentum' has no meaning for the optimiser adam, which has beta1}. */
    static String stranger(String prefix, String name, Extension kind) {
        List<String> known = kind.settings().stream().map(SettingKey::name).toList();
        return "Setting '" + prefix + "." + name + "' has no meaning for the " + prefix + " " + kind.name()
                + ", which has " + (known.isEmpty() ? "no numbers of its own" : String.join(", ", known))
                + ": remove it.";
    }

    /** Refuses keys that the phase gives although nothing reads them. */
    void refuse(String... keys) {
        for (String key : keys) {
            if (own.has(key)) {
                throw new BadInputException("Setting '" + key + "' has no effect without adversaries: remove it.");
            }
        }
    }
}
