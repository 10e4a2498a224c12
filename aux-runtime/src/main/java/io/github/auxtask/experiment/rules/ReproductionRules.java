package io.github.auxtask.experiment.rules;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.experiment.spec.Budget;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.Dependency;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.experiment.spec.TableColumn;
import io.github.auxtask.experiment.spec.VariantFilter;
import io.github.auxtask.experiment.spec.VariantSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a schema cannot say: names that must exist elsewhere in the file, and values that must agree. */
final class ReproductionRules {
    private static final String PRECISION = "precision";
    private static final String SETTINGS = "settings";
    private static final String OVERRIDES = "overrides";

    private final YamlDocument yaml;
    private final Reproduction reproduction;
    private final Set<String> settings = new LinkedHashSet<>();
    private final Map<String, Deviation> deviations = new HashMap<>();

    ReproductionRules(YamlDocument yaml, Reproduction reproduction) {
        this.yaml = yaml;
        this.reproduction = reproduction;
    }

    /**
     * Looks at everything.
     *
     * @throws BadInputException with all that is wrong
     */
    void check() {
        Findings findings = new Findings(yaml.file());
        settings.addAll(reproduction.settings().keySet());
        for (int i = 0; i < reproduction.deviations().size(); i++) {
            int at = i;
            findings.attempt(() -> deviation(reproduction.deviations().get(at), index(at)));
        }
        settings.add(PRECISION);
        findings.attempt(this::datasets);
        findings.attempt(this::evaluations);
        eachSetting(findings, reproduction.settings(), SETTINGS);
        for (int i = 0; i < reproduction.overrides().size(); i++) {
            VariantSettings override = reproduction.overrides().get(i);
            String at = index(i);
            findings.attempt(() -> filter(override.when(), OVERRIDES, at, "when"));
            eachSetting(findings, override.settings(), OVERRIDES, at, SETTINGS);
        }
        for (int i = 0; i < reproduction.exclude().size(); i++) {
            int at = i;
            findings.attempt(() -> filter(reproduction.exclude().get(at), "exclude", index(at)));
        }
        findings.attempt(this::needs);
        reproduction.budgets().values().forEach(budget -> budget(budget, findings));
        new TableRules(yaml, reproduction).check(findings);
        findings.raise();
        if (reproduction.variants().isEmpty()) {
            throw bad("'exclude' leaves nothing of the grid.", "exclude");
        }
    }

    private void eachSetting(Findings findings, Map<String, Object> changed, String... path) {
        changed.forEach((key, value) -> findings.attempt(() -> setting(key, value, path)));
    }

    private void deviation(Deviation deviation, String at) {
        String key = deviation.key();
        if (!settings.add(key)) {
            throw bad("'" + key + "' is already a setting or a deviation; keep one of them.", "deviations", at, "key");
        }
        deviations.put(key, deviation);
        if (!deviation.isAssumption() && deviation.paper().equals(deviation.code())) {
            throw bad("paper and code agree about '" + key + "', so it is no deviation.", "deviations", at);
        }
        reading(deviation, deviation.use(), "deviations", at, "use");
        if (deviation.either() && deviation.readings().size() < 2) {
            throw bad(
                    "'either' needs several readings of '" + key + "': name the ones that count as well in 'others'.",
                    "deviations",
                    at,
                    "either");
        }
        if (key.equals(PRECISION)) {
            for (Object reading : deviation.readings()) {
                precision(reading, "deviations", at, "key");
            }
        }
    }

    private void datasets() {
        List<String> names = reproduction.datasets().stream().map(DataRef::name).toList();
        List<String> axis = reproduction.grid().getOrDefault(Reproduction.DATASET_AXIS, List.of());
        requireUnique(names, "data set", "data");
        reproduction.datasets().forEach(this::datasetKeys);
        if (names.size() > 1 && axis.isEmpty()) {
            throw bad("there are several data sets, so the grid needs an axis 'dataset' that chooses.", "data");
        }
        for (String value : axis) {
            known(value, names, "data set", "grid", Reproduction.DATASET_AXIS);
        }
    }

    /** Any key may be a setting of a source from outside, but hardly one that is nearly called digest where that is missing. */
    private void datasetKeys(DataRef data) {
        for (String key : data.settings().keySet()) {
            Suggestion.nearest(key, List.of("digest"))
                    .filter(near -> !data.hasDigest())
                    .ifPresent(near -> {
                        throw bad("unknown key '" + key + "' in data; did you mean '" + near + "'?", "data", key);
                    });
        }
    }

    private void evaluations() {
        List<Evaluation> evaluations = reproduction.evaluations();
        requireUnique(evaluations.stream().map(Evaluation::name).toList(), "evaluation", "evaluations");
        Map<Map<String, Object>, String> seen = new HashMap<>();
        for (int i = 0; i < evaluations.size(); i++) {
            String earlier =
                    seen.put(evaluations.get(i).settings(), evaluations.get(i).name());
            if (earlier != null) {
                throw bad(
                        "the evaluations '" + earlier + "' and '"
                                + evaluations.get(i).name() + "' do the same.",
                        "evaluations",
                        index(i));
            }
        }
    }

    private void needs() {
        for (int i = 0; i < reproduction.needs().size(); i++) {
            Dependency dependency = reproduction.needs().get(i);
            filter(dependency.when(), "needs", index(i), "when");
            filter(new VariantFilter(dependency.run()), "needs", index(i), "run");
        }
        new NeedRules(yaml, reproduction).check();
    }

    private void budget(Budget budget, Findings findings) {
        eachSetting(findings, budget.settings(), "budgets", budget.name(), SETTINGS);
        findings.attempt(() -> filter(budget.only(), "budgets", budget.name(), "only"));
        DataRef data = budget.data();
        if (data != null) {
            List<String> sets =
                    reproduction.datasets().stream().map(DataRef::name).toList();
            findings.attempt(() -> known(data.name(), sets, "data set", "budgets", budget.name(), "data"));
        }
        for (int i = 0; i < budget.overrides().size(); i++) {
            VariantSettings override = budget.overrides().get(i);
            String at = index(i);
            findings.attempt(() -> filter(override.when(), "budgets", budget.name(), OVERRIDES, at, "when"));
            eachSetting(findings, override.settings(), "budgets", budget.name(), OVERRIDES, at, SETTINGS);
        }
        List<String> names = reproduction.values(TableColumn.EVALUATION);
        for (int i = 0; i < budget.evaluations().size(); i++) {
            int at = i;
            findings.attempt(() -> known(
                    budget.evaluations().get(at),
                    names,
                    "evaluation",
                    "budgets",
                    budget.name(),
                    "evaluations",
                    index(at)));
        }
        findings.attempt(() -> {
            boolean known = budget.only().allowed().entrySet().stream()
                    .allMatch(axis -> reproduction
                            .grid()
                            .getOrDefault(axis.getKey(), List.of())
                            .containsAll(axis.getValue()));
            if (known && reproduction.variants().stream().noneMatch(budget.only()::matches)) {
                throw bad("'only' selects nothing of the grid.", "budgets", budget.name(), "only");
            }
        });
    }

    /** Overrides and budgets may only change what the reproduction sets, so that a slip of the pen cannot add a setting. */
    private void setting(String key, Object value, String... path) {
        String[] place = extended(path, key);
        if (!settings.contains(key)) {
            String missing = "'" + key + "' in " + String.join(".", path)
                    + " is not among the settings of the file, and only those can be changed here";
            throw bad(
                    missing
                            + Suggestion.nearest(key, settings)
                                    .map(near -> "; did you mean '" + near + "'? If not, add '" + key
                                            + "' to settings with the value that holds elsewhere.")
                                    .orElse(": add it to settings with the value that holds elsewhere."),
                    place);
        }
        Deviation deviation = deviations.get(key);
        if (deviation != null) {
            reading(deviation, value, place);
        }
        if (key.equals(PRECISION)) {
            precision(value, place);
        }
    }

    private void assumed(Deviation deviation, Object value, String... place) {
        List<Object> others = deviation.others();
        if (!others.isEmpty() && !value.equals(deviation.use()) && !others.contains(value)) {
            throw bad(
                    "'" + deviation.key() + "' is " + SettingKey.quoted(value) + ", but must be "
                            + SettingKey.quoted(deviation.use()) + " (assumed) or one of its 'others'.",
                    place);
        }
    }

    private void precision(Object value, String... place) {
        try {
            Precision.parse(value.toString());
        } catch (BadInputException e) {
            throw bad("'precision' is '" + value + "', but must be " + Precision.names() + ".", place);
        }
    }

    private void reading(Deviation deviation, Object value, String... place) {
        if (deviation.isAssumption()) {
            assumed(deviation, value, place);
            return;
        }
        if (!value.equals(deviation.paper()) && !value.equals(deviation.code())) {
            throw bad(
                    "'" + deviation.key() + "' is " + SettingKey.quoted(value) + ", but must be "
                            + SettingKey.quoted(deviation.paper()) + " (paper) or "
                            + SettingKey.quoted(deviation.code())
                            + " (released code).",
                    place);
        }
    }

    private void filter(VariantFilter filter, String... path) {
        filter.allowed().forEach((axis, values) -> values.forEach(value -> axisValue(axis, value, path)));
    }

    private void axisValue(String axis, String value, String... path) {
        known(axis, reproduction.grid().keySet(), "axis", extended(path, axis));
        known(
                value,
                reproduction.grid().getOrDefault(axis, List.of()),
                "value of '" + axis + "'",
                extended(path, axis));
    }

    private void known(String word, Collection<String> words, String what, String... path) {
        if (!words.contains(word)) {
            throw bad("'" + word + "' is no " + what + " of this file" + Suggestion.hint(word, words), path);
        }
    }

    private void requireUnique(List<String> names, String what, String... path) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw bad("two " + what + "s are called '" + name + "'.", path);
            }
        }
    }

    private BadInputException bad(String what, String... path) {
        return yaml.bad(List.of(path), what);
    }

    private static String index(int i) {
        return Integer.toString(i);
    }

    private static String[] extended(String[] path, String name) {
        List<String> longer = new ArrayList<>(List.of(path));
        longer.add(name);
        return longer.toArray(String[]::new);
    }
}
