package io.github.auxtask.evaluate;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.Attacks;
import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.evaluate.attacked.StrongKeys;
import io.github.auxtask.evaluate.corrupted.CorruptionKeys;
import io.github.auxtask.evaluate.corrupted.CorruptionPlan;
import io.github.auxtask.evaluate.sweep.EpsilonSweep;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the flat settings of evaluations into attacks; {@link EvaluationKeys} lists them. */
public final class EvaluationSettings {
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
        return Attacks.attack(Attacks.registry().named(settings.text("attack")), settings);
    }
}
