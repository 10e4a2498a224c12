package io.github.auxtask.evaluate;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.attack.gradient.KeptIterate;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.gradient.StepGradient;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.LabelSource;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.objective.Targets;
import io.github.auxtask.attack.perturbation.BoundOrder;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.attack.threat.Goal;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.Space;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.attacked.StrongAttacks;
import io.github.auxtask.evaluate.attacked.StrongKeys;
import io.github.auxtask.evaluate.corrupted.CorruptionKeys;
import io.github.auxtask.evaluate.corrupted.CorruptionPlan;
import io.github.auxtask.evaluate.sweep.EpsilonSweep;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the flat settings of evaluations into attacks; {@link EvaluationKeys} lists them. */
public final class EvaluationSettings {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9.]+)\\.\\.(-?[0-9.]+)");

    private static final String PART_OF_EPSILON = "epsilon/";

    private EvaluationSettings() {}

    /**
     * The attack of an evaluation, or nothing for clean images. It is called by its kind, not by the evaluation's name: equal
     * settings draw equal random numbers, as equal ids of evaluations promise.
     *
     * @throws BadInputException for unknown keys, values that are not allowed, and values that make no sense together; the
     *     message names evaluation and key
     */
    public static Optional<Attack> attackOf(Evaluation evaluation) {
        Settings settings = EvaluationKeys.resolved(evaluation);
        if (settings.text("attack").equals("none")) {
            return Optional.empty();
        }
        try {
            return Optional.of(attack(settings));
        } catch (BadInputException e) {
            throw new BadInputException("Evaluation '" + evaluation.name() + "': " + e.getMessage(), e);
        }
    }

    /**
     * The attacks of an evaluation that goes through several epsilons, or nothing.
     *
     * @throws BadInputException as {@link #attackOf}
     */
    static Optional<EpsilonSweep> sweepOf(Evaluation evaluation) {
        Settings settings = EvaluationKeys.resolved(evaluation);
        String text = settings.text(EvaluationKeys.EPSILONS, "");
        if (text.isBlank()) {
            return Optional.empty();
        }
        List<Fraction> epsilons = EpsilonSweep.parse(text);
        List<Attack> attacks = new ArrayList<>();
        for (Fraction epsilon : epsilons) {
            Map<String, Object> single = new LinkedHashMap<>(settings.asMap());
            single.remove(EvaluationKeys.EPSILONS);
            single.put("epsilon", epsilon.toString());
            attackOf(new Evaluation(evaluation.name(), single)).ifPresent(attacks::add);
        }
        return Optional.of(
                new EpsilonSweep(epsilons, attacks, settings.text("sweep").equals("nested")));
    }

    /** The corrupted images that an evaluation is about, or nothing. */
    static Optional<CorruptionPlan> corruptionsOf(Evaluation evaluation) {
        return CorruptionKeys.plan(
                EvaluationKeys.resolved(evaluation), evaluation.settings().keySet());
    }

    /** Which corrupted images an evaluation needs; nothing if it is of clean images or an attack. */
    public static Optional<CorruptionSource> corruptionSourceOf(Evaluation evaluation) {
        return corruptionsOf(evaluation).map(CorruptionPlan::source);
    }

    /**
     * Refuses an evaluation on corrupted images that training has seen.
     *
     * @param seen training has looked at corrupted copies of the first so many test images
     * @throws BadInputException as {@link #attackOf}, or if the evaluation does not leave them out
     */
    public static void requireUnseen(Evaluation evaluation, int seen) {
        try {
            corruptionsOf(evaluation).ifPresent(plan -> plan.requireUnseen(seen));
        } catch (BadInputException e) {
            String prefix = "Evaluation '" + evaluation.name() + "': ";
            boolean named = String.valueOf(e.getMessage()).startsWith(prefix);
            throw named ? e : new BadInputException(prefix + e.getMessage(), e);
        }
    }

    /** The arithmetic of an evaluation. */
    static Precision precisionOf(Evaluation evaluation) {
        return Precision.parse(EvaluationKeys.resolved(evaluation).text("precision"));
    }

    /** How many of the test images it is about. */
    static int imagesOf(Evaluation evaluation, int all) {
        int images = EvaluationKeys.resolved(evaluation).integer("images");
        return images == 0 ? all : Math.min(images, all);
    }

    /** What the checks of its attack may spend, if it asks for checks. */
    static Optional<CheckBudget> checkBudgetOf(Evaluation evaluation) {
        return switch (EvaluationKeys.resolved(evaluation).text(StrongKeys.CHECKS.name(), "none")) {
            case "quick" -> Optional.of(CheckBudget.QUICK);
            case "all" -> Optional.of(CheckBudget.ALL);
            default -> Optional.empty();
        };
    }

    private static Attack attack(Settings settings) {
        Objective objective = new Objective(
                threat(settings),
                constant(LabelSource.class, settings.text("label")),
                targets(settings.text("target", "random")),
                loss(settings.text("loss", "cross-entropy")),
                constant(AttackedImages.class, settings.text("points", "initially-correct")));
        if (StrongKeys.ATTACKS.contains(settings.text("attack"))) {
            return StrongAttacks.of(settings, objective);
        }
        if (settings.text("attack").equals("fgsm")) {
            return PgdAttack.fgsm(objective);
        }
        int restarts = settings.integer("restarts");
        boolean random = settings.flag("random-start");
        if (restarts > 1 && !random) {
            throw new BadInputException("restarts is " + restarts
                    + ", but without a random start all restarts are the same: set random-start: true.");
        }
        return PgdAttack.pgd(objective, step(settings), settings.integer("steps"))
                .start(random ? Start.UNIFORM : Start.IMAGE, restarts)
                .keep(constant(KeptIterate.class, settings.text("keep")))
                .order(constant(BoundOrder.class, settings.text("order")))
                .gradient(constant(StepGradient.class, settings.text("iterative.gradient")));
    }

    /** A length, or a part of epsilon: {@code epsilon/5}. */
    private static Fraction step(Settings settings) {
        String text = settings.text("step");
        if (!text.startsWith(PART_OF_EPSILON)) {
            return fraction("step", text);
        }
        try {
            int parts =
                    Integer.parseInt(text.substring(PART_OF_EPSILON.length()).trim());
            return fraction("epsilon", settings.text("epsilon")).dividedBy(parts);
        } catch (NumberFormatException e) {
            throw new BadInputException("step is '" + text + "', but must be a length, or as in epsilon/5.", e);
        }
    }

    private static AttackLoss loss(String text) {
        return switch (text) {
            case "cross-entropy" -> AttackLoss.CROSS_ENTROPY;
            case "method" -> AttackLoss.METHOD;
            default -> AttackLoss.STABLE_CROSS_ENTROPY;
        };
    }

    private static ThreatModel threat(Settings settings) {
        Space space = constant(Space.class, settings.text("space"));
        return new ThreatModel(
                constant(Norm.class, settings.text("norm")),
                fraction("epsilon", settings.text("epsilon")),
                space,
                clip(settings.text("clip"), space),
                constant(Goal.class, settings.text("goal", "untargeted")));
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

    private static Fraction fraction(String key, String text) {
        try {
            return Fraction.parse(text);
        } catch (BadInputException e) {
            throw new BadInputException(key + ": " + e.getMessage(), e);
        }
    }

    /** The constant that a key's word stands for: initially-correct is INITIALLY_CORRECT. */
    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
