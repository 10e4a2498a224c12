package io.github.auxtask.train.declaration;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.train.optimiser.OptimiserKind;
import io.github.auxtask.train.schedule.ScheduleKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of a phase, which stand at the top where a training has only one, and in each map of {@code phases} else. */
public final class PhaseKeys {
    static final String PHASES = "phases";
    static final String NAME = "name";
    static final String EPOCHS = "epochs";
    static final String BATCH = "batch";
    static final String ACCUMULATE = "accumulate";
    static final String TRAINABLE = "trainable";
    static final String OPTIMISER = "optimiser";
    static final String SCHEDULE = "schedule";
    static final String RATE = "learning-rate";
    static final String SELECTION = "selection";
    static final String STOPPING = "early-stopping.patience";
    static final String ADVERSARIES = "adversaries";
    static final String UPDATES = "updates";
    static final String VALIDATION = "validation.images";
    static final String ADVERSARIAL = "adversarial";

    private PhaseKeys() {}

    /** The keys at the top, and the list of phases that may take their place. */
    public static List<SettingKey> all() {
        List<SettingKey> one = ofOne();
        List<SettingKey> inPhases =
                new ArrayList<>(List.of(SettingKey.text(NAME, "", "of the phase, for progress and records")
                        .required()));
        one.forEach(key -> inPhases.add(key.orMissing()));
        List<SettingKey> all = new ArrayList<>(one);
        all.add(SettingKey.maps(
                PHASES,
                List.of(),
                inPhases,
                "stretches of training, one after another, each with settings of its own; what a phase is silent about"
                        + " it takes from the settings beside this list; none for a single phase"));
        return all;
    }

    private static List<SettingKey> ofOne() {
        List<SettingKey> keys = new ArrayList<>(List.of(
                SettingKey.integer(EPOCHS, 100, "the most epochs there can be").atLeast(1),
                SettingKey.integer(BATCH, 128, "images in an update").atLeast(1),
                SettingKey.integer(
                                ACCUMULATE,
                                1,
                                "parts in which a batch goes through the network, one after another, their gradients"
                                        + " added up, where memory does not suffice for all at once")
                        .atLeast(1),
                SettingKey.texts(
                        TRAINABLE,
                        List.of("*"),
                        "names of the parameters that are trained, or of modules; a star stands for any text")));
        keys.addAll(OptimiserKeys.all());
        keys.addAll(List.of(
                SettingKey.choice(
                        SELECTION,
                        WeightSelection.BEST_VALIDATION.toString(),
                        List.of(WeightSelection.BEST_VALIDATION.toString(), WeightSelection.LAST.toString()),
                        "which epoch's weights are kept"),
                SettingKey.integer(
                                STOPPING,
                                0,
                                "epochs in a row below the best validation accuracy that end training; 0 for never")
                        .atLeast(0),
                SettingKey.maps(
                        ADVERSARIES,
                        List.of(),
                        List.of(),
                        "attacks whose images are trained on; none for clean training"),
                SettingKey.choice(
                        UPDATES,
                        ADVERSARIAL,
                        List.of(ADVERSARIAL, "one", "two"),
                        "with adversaries: an update on adversarial images alone, one on clean and adversarial ones"
                                + " together, or two, first on clean and then on adversarial ones"),
                SettingKey.choice(
                        VALIDATION,
                        "clean",
                        List.of("clean", ADVERSARIAL),
                        "with adversaries: whether validation images are attacked, too")));
        return keys;
    }

    /** Keys of optimisers and schedules: their names, the learning rate, and the numbers that any of them has. */
    private static final class OptimiserKeys {
        static List<SettingKey> all() {
            Map<String, SettingKey> keys = new LinkedHashMap<>();
            add(
                    keys,
                    SettingKey.text(
                            OPTIMISER + "." + NAME,
                            "sgd",
                            "of the optimiser: "
                                    + String.join(", ", OptimiserKind.registry().names())));
            add(
                    keys,
                    SettingKey.number(OPTIMISER + "." + RATE, 0.1, "learning rate at the start")
                            .atLeast(0));
            OptimiserKind.registry().all().forEach(kind -> numbers(keys, OPTIMISER, kind.settings()));
            add(
                    keys,
                    SettingKey.text(
                            SCHEDULE + "." + NAME,
                            "constant",
                            "of the schedule of the learning rate: "
                                    + String.join(", ", ScheduleKind.registry().names())));
            ScheduleKind.registry().all().forEach(kind -> numbers(keys, SCHEDULE, kind.settings()));
            return List.copyOf(keys.values());
        }

        private static void numbers(Map<String, SettingKey> keys, String prefix, List<SettingKey> own) {
            own.forEach(key -> add(keys, key.named(prefix + "." + key.name()).orMissing()));
        }

        private static void add(Map<String, SettingKey> keys, SettingKey key) {
            keys.putIfAbsent(key.name(), key);
        }
    }
}
