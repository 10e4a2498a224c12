package io.github.auxtask.evaluate;

import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.attacked.StrongKeys;
import io.github.auxtask.evaluate.corrupted.CorruptionKeys;
import io.github.auxtask.evaluate.sweep.EpsilonSweep;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The settings of evaluations: which there are, for which attack, with default and meaning. */
public final class EvaluationKeys {
    /** Numbers that may be written as quotients, {@code 8/255}. */
    private static final Set<String> FRACTIONS = Set.of("epsilon", "step", "epsilons");

    /** The key that makes an evaluation an {@link EpsilonSweep}. */
    static final String EPSILONS = "epsilons";

    private static final List<SettingKey> ALWAYS = List.of(
            SettingKey.choice(
                    "attack",
                    "none",
                    Stream.concat(Stream.of("none", "fgsm", "pgd"), StrongKeys.ATTACKS.stream())
                            .toList(),
                    "none is clean images; suite is several attacks after one another, worst case for each image"),
            SettingKey.integer("images", 0, "evaluate the first so many test images; 0 is all")
                    .atLeast(0),
            SettingKey.choice(
                    "precision", "fp32", List.of("fp32", "bf16"), "arithmetic of the classifier, for the attack too"));

    private static final List<SettingKey> ATTACKS = List.of(
            SettingKey.choice("norm", "linf", List.of("linf", "l2"), "of the perturbation of one image"),
            SettingKey.text("epsilon", "", "largest norm, a decimal or a quotient like 8/255, in units of space")
                    .required(),
            SettingKey.choice(
                    "space",
                    "standardised",
                    List.of("standardised", "pixel"),
                    "units of epsilon, step and clip: the network's inputs, or pixels from 0 to 1"),
            SettingKey.text(
                    "clip",
                    "auto",
                    "range of adversarial values: none, LOW..HIGH, own-range (each image's own); auto is 0..1 in pixel space"
                            + " and none in standardised space"),
            SettingKey.choice(
                    "label", "true", List.of("true", "predicted"), "the class an untargeted attack leads away from"),
            SettingKey.choice("goal", "untargeted", List.of("untargeted", "targeted"), "what counts as success"),
            SettingKey.choice(
                    "target",
                    "random",
                    List.of("random", "next", "least-likely"),
                    "the class a targeted attack aims at"),
            SettingKey.choice(
                    "points",
                    "all",
                    List.of("all", "initially-correct"),
                    "which images are attacked; clean errors count as errors in any case where they are not"),
            SettingKey.choice(
                    "loss",
                    "cross-entropy",
                    List.of("cross-entropy", "stable-cross-entropy", "method"),
                    "what is climbed: torch's arithmetic, the same function without its float32 saturation, or the loss that"
                            + " the method trains with"),
            SettingKey.text(
                    EPSILONS,
                    "",
                    "instead of epsilon: several of them in one evaluation, as in 0..0.3 by 0.05 or 0, 4/255, 8/255"),
            SettingKey.choice(
                    "sweep",
                    "nested",
                    List.of("nested", "independent"),
                    "with epsilons: whether an image that is lost at a smaller epsilon counts as lost at larger ones and is"
                            + " attacked no more, or every epsilon is tried on all images that were right before"));

    private static final List<SettingKey> STEPS = List.of(
            SettingKey.text(
                            "step",
                            "",
                            "length of a step, a decimal, a quotient or a part of epsilon like epsilon/5, in units of space")
                    .required(),
            SettingKey.integer("steps", 1, "number of steps in each restart")
                    .atLeast(1)
                    .required(),
            SettingKey.flag("random-start", true, "whether a restart begins at a random point of the ball"),
            SettingKey.integer("restarts", 1, "how often the attack is run").atLeast(1),
            SettingKey.choice(
                    "keep",
                    "success",
                    List.of("last", "highest-loss", "success"),
                    "which iterate becomes the adversarial image"),
            SettingKey.choice(
                    "order",
                    "project-then-clip",
                    List.of("project-then-clip", "clip-then-project"),
                    "whether the ball or the range comes first after a step"),
            SettingKey.choice(
                    "iterative.gradient",
                    "fresh",
                    List.of("fresh", "accumulated"),
                    "what a step follows: the gradient at the iterate, or the sum of all gradients so far"));

    private EvaluationKeys() {}

    /** Every key of every evaluation, for the documentation. */
    public static List<SettingKey> all() {
        List<SettingKey> keys = new ArrayList<>(of("pgd"));
        keys.addAll(StrongKeys.own());
        keys.addAll(CorruptionKeys.own());
        return keys;
    }

    /** The keys of evaluations with this attack; {@code none} for clean images. */
    public static List<SettingKey> of(String attack) {
        List<SettingKey> keys = new ArrayList<>(ALWAYS);
        if (attack.equals("none")) {
            keys.addAll(CorruptionKeys.own());
        } else {
            keys.addAll(StrongKeys.ATTACKS.contains(attack) ? StrongKeys.of(attack, ATTACKS) : ATTACKS);
            keys.add(StrongKeys.CHECKS);
        }
        if (attack.equals("pgd")) {
            keys.addAll(STEPS);
        }
        return keys;
    }

    /**
     * The settings of an evaluation with every default filled in.
     *
     * @throws BadInputException for an unknown or missing key, or a value that is not allowed; the message names the evaluation
     */
    static Settings resolved(Evaluation evaluation) {
        Map<String, Object> values = new LinkedHashMap<>(evaluation.settings());
        // YAML reads "label: true" as a flag and "epsilon: 0.3" as a number.
        values.replaceAll((key, value) -> FRACTIONS.contains(key) || key.equals("label") ? value.toString() : value);
        CorruptionKeys.asTexts(values);
        try {
            String attack = Settings.of(Map.of("attack", values.getOrDefault("attack", "none")))
                    .validate(ALWAYS)
                    .text("attack");
            List<SettingKey> keys = of(attack);
            refuseKeysOfOtherAttacks(values.keySet(), attack, keys);
            fillInSweep(values);
            for (SettingKey key : keys) {
                if (key.defaultValue() == null && !values.containsKey(key.name())) {
                    throw new BadInputException(
                            "attack " + attack + " needs '" + key.name() + "', " + key.meaning() + ".");
                }
            }
            Settings settings = Settings.of(values).validate(keys);
            CorruptionKeys.plan(settings, evaluation.settings().keySet());
            return settings;
        } catch (BadInputException e) {
            throw new BadInputException("Evaluation '" + evaluation.name() + "': " + e.getMessage(), e);
        }
    }

    /** The largest epsilon of a sweep stands for it wherever one is asked for. */
    private static void fillInSweep(Map<String, Object> values) {
        Object epsilons = values.get(EPSILONS);
        if (epsilons == null || epsilons.toString().isBlank()) {
            return;
        }
        if (values.containsKey("epsilon")) {
            throw new BadInputException("epsilon and epsilons are both given: remove one of them.");
        }
        if ("all".equals(values.get("points"))) {
            throw new BadInputException(
                    "with epsilons only images that are right before are attacked: remove 'points: all'.");
        }
        if (!"none".equals(values.getOrDefault(StrongKeys.CHECKS.name(), "none"))) {
            throw new BadInputException("with epsilons there are no checks: give one epsilon, or remove 'checks'.");
        }
        List<Fraction> all = EpsilonSweep.parse(epsilons.toString());
        values.put("epsilon", all.get(all.size() - 1).toString());
        values.put("points", "initially-correct");
    }

    private static void refuseKeysOfOtherAttacks(Set<String> given, String attack, List<SettingKey> keys) {
        Set<String> known = new TreeSet<>();
        keys.forEach(key -> known.add(key.name()));
        Set<String> anywhere = new TreeSet<>();
        all().forEach(key -> anywhere.add(key.name()));
        for (String name : given) {
            if (known.contains(name)) {
                continue;
            }
            if (anywhere.contains(name)) {
                String what = attack.equals("none") ? "without an attack there is no" : "attack " + attack + " has no";
                throw new BadInputException(what + " '" + name + "': remove it, or choose another attack.");
            }
            throw new BadInputException("unknown setting '" + name + "'" + Suggestion.hint(name, anywhere));
        }
    }
}
