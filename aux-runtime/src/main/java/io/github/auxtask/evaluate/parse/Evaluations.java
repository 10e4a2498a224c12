package io.github.auxtask.evaluate.parse;

import io.github.auxtask.attack.AttackKind;
import io.github.auxtask.attack.Attacks;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.registry.Registry;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of evaluations on the class path, and how they read what {@code reproduction.yaml} says. */
public final class Evaluations {
    /** Where {@code reproduction.yaml} names a kind. */
    public static final String KEY = "kind";

    /** The settings that all kinds share. */
    static final List<SettingKey> SHARED = List.of(
            SettingKey.integer("images", 0, "evaluate the first so many test images; 0 is all")
                    .atLeast(0),
            SettingKey.choice(
                    "precision", "fp32", List.of("fp32", "bf16"), "arithmetic of the classifier, for the attack too"));

    private static @Nullable Registry<EvaluationKind> known;

    private Evaluations() {}

    /**
     * Something that is wrong with an evaluation.
     *
     * @param evaluation its name
     * @param text which names the evaluation and the key, and says what to do
     */
    public record Problem(String evaluation, String text) {}

    /**
     * What was read of several evaluations.
     *
     * @param evaluations those that make sense, in their order
     * @param problems everything that is wrong with the others
     */
    public record Reading(List<ParsedEvaluation> evaluations, List<Problem> problems) {
        public Reading {
            evaluations = List.copyOf(evaluations);
            problems = List.copyOf(problems);
        }
    }

    /**
     * All kinds, in the order of the files that name them; found once.
     *
     * @throws BadInputException if a jar names one that cannot be used, or two have the same name
     */
    public static synchronized Registry<EvaluationKind> kinds() {
        Registry<EvaluationKind> found = known;
        if (found == null) {
            found = Registry.of(EvaluationKind.class, "kind of evaluation", KEY + " of an evaluation");
            known = found;
        }
        return found;
    }

    /**
     * Reads an evaluation. It is of the kind that it names, else of the one that its settings make it: with {@code epsilons} a sweep, with
     * an {@code attack} attacked, with {@code corruptions} corrupted, and clean without any of them.
     *
     * @throws BadInputException for unknown kinds, attacks and keys, values that are not allowed, and values that make no sense together;
     *     the message names evaluation and key
     */
    public static ParsedEvaluation parse(Evaluation evaluation) {
        Reading reading = parseAll(List.of(evaluation));
        if (!reading.problems().isEmpty()) {
            throw new BadInputException(reading.problems().get(0).text());
        }
        return reading.evaluations().get(0);
    }

    /** Reads several evaluations, and finds everything that is wrong with any of them. */
    public static Reading parseAll(List<Evaluation> written) {
        List<ParsedEvaluation> evaluations = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Evaluation evaluation : written) {
            EvaluationReader reader = new EvaluationReader(evaluation);
            reader.read().ifPresent(evaluations::add);
            for (String problem : reader.problems()) {
                String prefix = "Evaluation '" + evaluation.name() + "': ";
                problems.add(new Problem(evaluation.name(), problem.startsWith(prefix) ? problem : prefix + problem));
            }
        }
        return new Reading(evaluations, problems);
    }

    /** The keys that an evaluation may have; none if its kind or attack is not known. */
    public static List<SettingKey> keys(Evaluation evaluation) {
        return new EvaluationReader(evaluation).keys();
    }

    /** Every key of every kind and attack, for the documentation and for hints. */
    public static Collection<SettingKey> keys() {
        Map<String, SettingKey> keys = new LinkedHashMap<>();
        SHARED.forEach(key -> keys.putIfAbsent(key.name(), key));
        for (EvaluationKind kind : kinds().all()) {
            kind.settings().forEach(key -> keys.putIfAbsent(key.name(), key));
        }
        for (AttackKind attack : Attacks.registry().all()) {
            attack.settings().forEach(key -> keys.putIfAbsent(key.name(), key));
        }
        return List.copyOf(keys.values());
    }
}
