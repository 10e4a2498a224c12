package io.github.auxtask.attack;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.objective.Targets;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that all attacks share: the threat model, and what the attack is after. */
public final class AttackSettings {
    private static final String SPACE = "space";

    /** Their keys, with the defaults of most attacks. */
    public static final List<SettingKey> SHARED = List.of(
            SettingKey.choice("norm", "linf", List.of("linf", "l2"), "of the perturbation of one image"),
            SettingKey.text("epsilon", "", "largest norm, a decimal or a quotient like 8/255, in units of space")
                    .required(),
            SettingKey.choice(
                    SPACE,
                    "standardised",
                    List.of("standardised", "pixel"),
                    "units of epsilon, step and clip: the network's inputs, or pixels from 0 to 1; to be written where one of"
                            + " them is a quotient of 255"),
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
                            + " the method trains with"));

    private static final BigDecimal LEVELS = BigDecimal.valueOf(255);
    private static final Pattern RANGE = Pattern.compile("(-?[0-9.]+)\\.\\.(-?[0-9.]+)");
    private static final String PART_OF_EPSILON = "epsilon/";

    private AttackSettings() {}

    /** The {@code loss} of attacks that climb a cross entropy and nothing else: the one that does not saturate by default. */
    public static SettingKey crossEntropy() {
        return SettingKey.choice(
                "loss",
                "stable-cross-entropy",
                List.of("stable-cross-entropy", "cross-entropy"),
                "what the attacks on a cross entropy climb");
    }

    /**
     * What an attack is after.
     *
     * @param settings with the shared keys that the attack has
     * @throws BadInputException if they make no sense together; the message names the key
     */
    public static Objective objective(Settings settings) {
        return new Objective(
                threat(settings),
                settings.has("label") ? settings.constant("label", LabelSource.class) : LabelSource.TRUE,
                targets(settings.text("target", "random")),
                loss(settings.text("loss", "cross-entropy")),
                settings.has("points")
                        ? settings.constant("points", AttackedImages.class)
                        : AttackedImages.INITIALLY_CORRECT);
    }

    /**
     * A length in units of the threat model's space: a decimal, a quotient, or a part of epsilon as in {@code epsilon/5}.
     *
     * @param key that holds it
     */
    public static Fraction length(Settings settings, String key, Fraction epsilon) {
        String text = settings.text(key);
        if (!text.startsWith(PART_OF_EPSILON)) {
            Fraction length = fraction(key, text);
            requireSpace(key, List.of(length), settings);
            return length;
        }
        try {
            return epsilon.dividedBy(
                    Integer.parseInt(text.substring(PART_OF_EPSILON.length()).trim()));
        } catch (NumberFormatException e) {
            throw new BadInputException(key + " is '" + text + "', but must be a length, or as in epsilon/5.", e);
        }
    }

    /**
     * Refuses levels of a scale of 255 without a word about units. What nearly everybody means by them are pixels, and the units that are
     * taken where none are named are the network's inputs, about four times smaller.
     *
     * @param key that holds them, for the message
     * @param lengths decimals or quotients
     * @param written the settings, from which is seen whether {@code space} was written
     * @throws BadInputException if one is a quotient of 255 and {@code space} was not written
     */
    public static void requireSpace(String key, Collection<Fraction> lengths, Settings written) {
        if (written.isGiven(SPACE)) {
            return;
        }
        lengths.stream()
                .filter(length -> length.denominator().compareTo(LEVELS) == 0)
                .findFirst()
                .ifPresent(length -> {
                    throw new BadInputException(key + " is " + length + ", but in which units? Write space: pixel for "
                            + length
                            + " of the range of pixels, or space: standardised for units of the network's inputs,"
                            + " which are about four times smaller.");
                });
    }

    private static ThreatModel threat(Settings settings) {
        Space space = settings.constant(SPACE, Space.class);
        Norm norm = settings.constant("norm", Norm.class);
        Fraction epsilon = fraction("epsilon", settings.text("epsilon"));
        requireSpace("epsilon", List.of(epsilon), settings);
        if (space == Space.PIXEL && norm == Norm.LINF && epsilon.value() > 1) {
            throw new BadInputException("epsilon is " + epsilon
                    + " in pixels, but pixels go from 0 to 1, so that any image" + " would be allowed: write " + epsilon
                    + "/255 if levels are meant, or space: standardised.");
        }
        return new ThreatModel(
                norm,
                epsilon,
                space,
                clip(settings.text("clip"), space),
                settings.has("goal") ? settings.constant("goal", Goal.class) : Goal.UNTARGETED);
    }

    private static Clip clip(String text, Space space) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            double lower = fraction("clip", range.group(1)).value();
            double upper = fraction("clip", range.group(2)).value();
            if (lower >= upper) {
                throw new BadInputException("clip is '" + text + "', but the lower end must come first, as in 0..1.");
            }
            return new Clip.Range(lower, upper);
        }
        return switch (text) {
            case "auto" -> space == Space.PIXEL ? ThreatModel.PIXEL_RANGE : new Clip.None();
            case "none" -> new Clip.None();
            case "own-range" -> new Clip.OwnRange();
            default ->
                throw new BadInputException(
                        "clip is '" + text + "', but must be none, a range like 0..1, own-range or auto.");
        };
    }

    private static Targets targets(String text) {
        return switch (text) {
            case "next" -> Targets.NEXT;
            case "least-likely" -> Targets.LEAST_LIKELY;
            default -> Targets.RANDOM;
        };
    }

    private static AttackLoss loss(String text) {
        return switch (text) {
            case "cross-entropy" -> AttackLoss.CROSS_ENTROPY;
            case "method" -> AttackLoss.METHOD;
            default -> AttackLoss.STABLE_CROSS_ENTROPY;
        };
    }

    private static Fraction fraction(String key, String text) {
        try {
            return Fraction.parse(text);
        } catch (BadInputException e) {
            throw new BadInputException(key + ": " + e.getMessage(), e);
        }
    }
}
