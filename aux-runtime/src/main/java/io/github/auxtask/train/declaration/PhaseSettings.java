package io.github.auxtask.train.declaration;

import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Extension;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.train.declaration.AdversarialTraining.Share;
import io.github.auxtask.train.optimiser.OptimiserKind;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.schedule.ScheduleKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads phases from settings with the keys of {@link PhaseKeys}. Without {@code phases} the keys at the top make one phase; with it they
 * are what a phase is silent about.
 */
public final class PhaseSettings {
    /** What a single phase is called. */
    private static final String ONLY = "training";

    private final Settings top;
    private final InputSpec inputs;
    private final Set<String> used = new HashSet<>();

    private PhaseSettings(Settings top, InputSpec inputs) {
        this.top = top;
        this.inputs = inputs;
    }

    /**
     * The phases of a training.
     *
     * @param settings of the run, every key of {@link PhaseKeys#all()} resolved
     * @param inputs what ties pixels to the network's inputs, for adversaries
     * @throws BadInputException if a setting makes no sense, or has no effect
     */
    public static List<TrainingPhase> read(Settings settings, InputSpec inputs) {
        return new PhaseSettings(settings, inputs).read();
    }

    private List<TrainingPhase> read() {
        List<TrainingPhase> phases = new ArrayList<>();
        List<Settings> listed = top.maps(PhaseKeys.PHASES);
        if (listed.isEmpty()) {
            phases.add(phase(Settings.of(Map.of()), ONLY));
        }
        Set<String> names = new HashSet<>();
        for (Settings own : listed) {
            String name = own.text(PhaseKeys.NAME, "");
            if (name.isBlank() || !names.add(name)) {
                throw new BadInputException("Setting 'phases', item " + (phases.size() + 1) + ": "
                        + (name.isBlank() ? "a phase needs a name." : "two phases are called '" + name + "'."));
            }
            try {
                phases.add(phase(own, name));
            } catch (BadInputException e) {
                throw new BadInputException("Phase '" + name + "': " + e.getMessage(), e);
            }
        }
        requireUsed(!listed.isEmpty());
        return phases;
    }

    /** A setting that was written and that nothing reads would be a slip of the pen. */
    private void requireUsed(boolean listed) {
        for (SettingKey key : PhaseKeys.all()) {
            String name = key.name();
            if (!top.isGiven(name) || used.contains(name) || name.equals(PhaseKeys.PHASES)) {
                continue;
            }
            if (listed) {
                throw new BadInputException(
                        "Setting '" + name + "' has no effect, because every phase has its own, or has no"
                                + " use for it: remove it, or write it where it is meant ('phases').");
            }
            throw new BadInputException(unused(name));
        }
    }

    private String unused(String name) {
        for (String prefix : List.of(PhaseKeys.OPTIMISER, PhaseKeys.SCHEDULE)) {
            if (name.startsWith(prefix + ".")) {
                String chosen = top.text(prefix + "." + PhaseKeys.NAME);
                Extension kind = prefix.equals(PhaseKeys.OPTIMISER)
                        ? OptimiserKind.registry().named(chosen)
                        : ScheduleKind.registry().named(chosen);
                return PhaseLookup.stranger(prefix, name.substring(prefix.length() + 1), kind);
            }
        }
        return "Setting '" + name + "' has no effect without adversaries: remove it.";
    }

    private TrainingPhase phase(Settings own, String name) {
        PhaseLookup lookup = new PhaseLookup(top, own, used);
        int epochs = lookup.of(PhaseKeys.EPOCHS).integer(PhaseKeys.EPOCHS);
        RateSchedule schedule = lookup.schedule();
        // What makes no sense is said now, and not when the phase begins.
        schedule.begin(epochs, 1);
        return new TrainingPhase(
                name,
                epochs,
                lookup.of(PhaseKeys.BATCH).integer(PhaseKeys.BATCH),
                lookup.of(PhaseKeys.ACCUMULATE).integer(PhaseKeys.ACCUMULATE),
                NamePatterns.of(String.join(" ", lookup.of(PhaseKeys.TRAINABLE).texts(PhaseKeys.TRAINABLE))),
                lookup.optimiser(),
                schedule,
                adversaries(lookup),
                choice(lookup));
    }

    private AdversarialTraining adversaries(PhaseLookup lookup) {
        List<Share> shares = new ArrayList<>();
        for (Settings adversary : lookup.of(PhaseKeys.ADVERSARIES).maps(PhaseKeys.ADVERSARIES)) {
            shares.addAll(AdversarySettings.read(adversary, inputs));
        }
        if (shares.isEmpty()) {
            lookup.refuse(PhaseKeys.UPDATES, PhaseKeys.VALIDATION);
            return AdversarialTraining.NONE;
        }
        return new AdversarialTraining(
                shares,
                AdversarialTraining.Updates.parse(lookup.of(PhaseKeys.UPDATES).text(PhaseKeys.UPDATES)),
                lookup.of(PhaseKeys.VALIDATION).text(PhaseKeys.VALIDATION).equals(PhaseKeys.ADVERSARIAL));
    }

    private static EpochChoice choice(PhaseLookup lookup) {
        int patience = lookup.of(PhaseKeys.STOPPING).integer(PhaseKeys.STOPPING);
        return new EpochChoice(
                WeightSelection.parse(lookup.of(PhaseKeys.SELECTION).text(PhaseKeys.SELECTION)),
                false,
                patience == 0 ? EarlyStopping.NEVER : patience);
    }
}
