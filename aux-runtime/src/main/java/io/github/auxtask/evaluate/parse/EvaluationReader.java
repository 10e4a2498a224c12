package io.github.auxtask.evaluate.parse;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads one evaluation, and collects what is wrong with it. */
final class EvaluationReader {
    private static final String NONE = "none";

    private final Evaluation evaluation;
    private final Map<String, Object> given;
    private final List<String> problems = new ArrayList<>();

    EvaluationReader(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.given = new LinkedHashMap<>(evaluation.settings());
        // Words that say that there is nothing are as good as no words.
        given.remove("attack", NONE);
        given.remove("corruptions", NONE);
        given.remove("epsilons", "");
    }

    /** Everything that is wrong. */
    List<String> problems() {
        return problems;
    }

    /** The evaluation, unless something is wrong. */
    Optional<ParsedEvaluation> read() {
        try {
            EvaluationKind kind = kind();
            List<SettingKey> keys = keys(kind);
            texts(keys);
            check(kind, keys);
            return problems.isEmpty() ? Optional.of(parsed(kind, keys)) : Optional.empty();
        } catch (BadInputException e) {
            problems.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** The keys that it may have; none if its kind or attack is not known. */
    List<SettingKey> keys() {
        try {
            return keys(kind());
        } catch (BadInputException e) {
            return List.of();
        }
    }

    private List<SettingKey> keys(EvaluationKind kind) {
        List<SettingKey> keys = new ArrayList<>(Evaluations.SHARED);
        keys.addAll(kind.settings(Settings.of(given)));
        return keys;
    }

    private ParsedEvaluation parsed(EvaluationKind kind, List<SettingKey> keys) {
        Settings settings = Settings.of(given).validate(keys);
        return new ParsedEvaluation(
                evaluation,
                kind,
                Precision.parse(settings.text("precision")),
                settings.integer("images"),
                kind.parse(settings));
    }

    /** The kind that is named, or the one that the settings make it. */
    private EvaluationKind kind() {
        Object named = given.remove(Evaluations.KEY);
        if (named != null) {
            return Evaluations.kinds().named(named.toString());
        }
        String name = given.containsKey("attack")
                ? given.containsKey("epsilons") ? "sweep" : "attacked"
                : given.containsKey("corruptions") ? "corrupted" : "clean";
        return Evaluations.kinds().named(name);
    }

    /** YAML reads {@code epsilon: 0.3} as a number and {@code label: true} as a flag. */
    private void texts(List<SettingKey> keys) {
        for (SettingKey key : keys) {
            Object value = given.get(key.name());
            if (key.type() == SettingKey.Type.TEXT && (value instanceof Number || value instanceof Boolean)) {
                given.put(key.name(), value.toString());
            }
        }
    }

    private void check(EvaluationKind kind, List<SettingKey> keys) {
        Settings settings = Settings.of(given);
        Map<String, SettingKey> known = new LinkedHashMap<>();
        keys.forEach(key -> known.put(key.name(), key));
        for (String name : given.keySet()) {
            if (!known.containsKey(name)) {
                problems.add(unknown(name, kind, settings));
            }
        }
        for (SettingKey key : keys) {
            if (given.containsKey(key.name())) {
                Map<String, Object> alone = Map.of(key.name(), given.get(key.name()));
                problems.addAll(Settings.of(alone).problems(List.of(key)).values());
            } else if (key.defaultValue() == null && !key.optional()) {
                problems.add(kind.subject(settings) + " needs '" + key.name() + "', " + key.meaning() + ".");
            }
        }
    }

    private static String unknown(String name, EvaluationKind kind, Settings settings) {
        TreeSet<String> anywhere = new TreeSet<>();
        Evaluations.keys().forEach(key -> anywhere.add(key.name()));
        return anywhere.contains(name)
                ? kind.refusal(name, settings)
                : "unknown setting '" + name + "'" + Suggestion.hint(name, anywhere);
    }
}
