package io.github.auxtask.train.declaration;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.AttackSettings;
import io.github.auxtask.attack.Attacks;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.UnrolledAscent;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.train.declaration.AdversarialTraining.Share;
import io.github.auxtask.train.task.Adversary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The adversaries of a phase as {@code reproduction.yaml} lists them. Each has the settings that the same attack has in an evaluation,
 * and a few of its own:
 *
 * <pre>
 * adversaries:
 *   - {attack: fgsm, epsilons: [0.05, 0.10], clip: 0..1, share: 10}
 *   - {attack: pgd, epsilons: [0.05, 0.10], clip: 0..1, step: 0.01, steps: 40}
 * </pre>
 */
final class AdversarySettings {
    private static final String ATTACK = "attack";
    private static final String SHARE = "share";
    private static final String EPSILON = "epsilon";
    private static final String EPSILONS = "epsilons";
    private static final String MODE = "mode";
    private static final String KEEP = "keep";

    private static final List<SettingKey> OWN = List.of(
            SettingKey.text(ATTACK, "", "which attack makes the images").required(),
            SettingKey.number(SHARE, 1, "how often it is drawn, in proportion to the other adversaries"),
            SettingKey.texts(
                    EPSILONS, List.of(), "in place of epsilon: several, one of which is drawn for every batch"),
            SettingKey.choice(
                    MODE,
                    "eval",
                    List.of("eval", "train"),
                    "whether the network is in evaluation or in training mode meanwhile"));

    private AdversarySettings() {}

    /**
     * Reads one.
     *
     * @param given as it is written
     * @param inputs what ties pixels to the network's inputs
     * @return one share, or one for each epsilon where the images are made within the step
     * @throws BadInputException if a setting is unknown or makes no sense
     */
    static List<Share> read(Settings given, InputSpec inputs) {
        AttackKind kind = Attacks.registry().named(given.text(ATTACK));
        List<SettingKey> keys = new ArrayList<>(OWN);
        keys.addAll(Attacks.keys(kind));
        // Training follows the last iterate; searching for the first success is for evaluations.
        keys.replaceAll(key -> key.name().equals(KEEP) ? key.defaultValue("last") : key);
        try {
            Settings written = texts(given, keys).check(keys);
            List<Settings> each = new ArrayList<>();
            for (String epsilon : epsilons(written)) {
                Map<String, Object> values = new HashMap<>(written.asMap());
                values.put(EPSILON, epsilon);
                each.add(Settings.of(values).validate(keys));
            }
            double share = each.get(0).number(SHARE);
            return each.get(0).text(MODE).equals("train")
                    ? inTrainingMode(each, share, inputs)
                    : List.of(new Share(new TrainingAdversary.InEvaluationMode(attacks(kind, each)), share));
        } catch (BadInputException e) {
            throw new BadInputException("Adversary '" + given.text(ATTACK) + "': " + e.getMessage(), e);
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

    private static List<Attack> attacks(AttackKind kind, List<Settings> each) {
        return each.stream().map(settings -> Attacks.attack(kind, settings)).toList();
    }

    private static List<Share> inTrainingMode(List<Settings> each, double share, InputSpec inputs) {
        List<Share> shares = new ArrayList<>();
        for (Settings settings : each) {
            Objective objective = AttackSettings.objective(settings);
            Fraction epsilon = objective.threat().epsilon();
            UnrolledAscent ascent = switch (settings.text(ATTACK)) {
                case "fgsm" -> new UnrolledAscent(objective.threat(), inputs, epsilon, 1, objective.label());
                case "pgd" ->
                    new UnrolledAscent(
                            objective.threat(),
                            inputs,
                            AttackSettings.length(settings, "step", epsilon),
                            settings.integer("steps"),
                            objective.label());
                default -> throw new BadInputException("only fgsm and pgd work in training mode: use mode: eval.");
            };
            if (settings.isGiven("random-start") && settings.flag("random-start")) {
                throw new BadInputException("in training mode there is no random start: set random-start: false.");
            }
            shares.add(new Share(new TrainingAdversary.InTrainingMode(Adversary.of(ascent)), share / each.size()));
        }
        return shares;
    }
}
