package io.github.auxtask.compare.sample;

import io.github.auxtask.compare.verdict.Flaw;
import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.MethodRef;
import io.github.auxtask.experiment.spec.ReasonCode;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All records of a reproduction, each held against the plan of its budget. */
public final class RecordPool {
    /**
     * A record that may fill a cell.
     *
     * @param flaw why its number must not be compared, or null
     */
    public record Candidate(RunRecord run, @Nullable Flaw flaw) {}

    private static final int NAMED_SETTINGS = 3;

    private final Reproduction reproduction;
    private final List<Map<String, String>> variants;
    private final Map<String, Map<Map<String, String>, PlannedRun>> plans = new HashMap<>();
    private final List<Candidate> candidates = new ArrayList<>();

    public RecordPool(Reproduction reproduction, List<RunRecord> records) {
        this.reproduction = reproduction;
        this.variants = reproduction.variants();
        for (String budget : reproduction.budgets().keySet()) {
            Map<Map<String, String>, PlannedRun> byVariant = new LinkedHashMap<>();
            for (PlannedRun run : Plan.of(reproduction, Selection.of(budget)).runs()) {
                byVariant.putIfAbsent(run.variant(), run);
            }
            plans.put(budget, byVariant);
        }
        for (RunRecord run : records) {
            candidates.add(new Candidate(run, flaw(run)));
        }
    }

    /** Every record whose variant has these values. */
    public List<Candidate> at(Map<String, String> onGrid) {
        return candidates.stream()
                .filter(candidate -> candidate.run().variant().entrySet().containsAll(onGrid.entrySet()))
                .toList();
    }

    /** Whether the grid has a variant with these values. */
    public boolean onTheGrid(Map<String, String> onGrid) {
        return variants.stream().anyMatch(variant -> variant.entrySet().containsAll(onGrid.entrySet()));
    }

    public List<Candidate> all() {
        return candidates;
    }

    private @Nullable Flaw flaw(RunRecord run) {
        MethodRef method = reproduction.method();
        if (!run.method().name().equals(method.name()) || run.method().version() != method.version()) {
            return new Flaw(
                    ReasonCode.OTHER_METHOD_VERSION,
                    "another version of the method: " + run.method().name() + " "
                            + run.method().version());
        }
        DataRef data = reproduction.data(run.variant());
        if (!run.data().digest().equals(data.digest())
                || !run.identity().dataSettings().equals(data.decisiveSettings())) {
            return new Flaw(
                    ReasonCode.OTHER_DATA, "another data set: " + run.data().name());
        }
        PlannedRun planned = plans.getOrDefault(run.budget(), Map.of()).get(run.variant());
        return planned == null ? null : otherSettings(planned.settings(), run.settings());
    }

    private static @Nullable Flaw otherSettings(Map<String, Object> planned, Map<String, Object> used) {
        Map<String, Object> theirs = CanonicalJson.scalars(used);
        TreeSet<String> keys = new TreeSet<>(planned.keySet());
        keys.addAll(theirs.keySet());
        List<String> different = new ArrayList<>();
        for (String key : keys) {
            if (!Objects.equals(planned.get(key), theirs.get(key))) {
                different.add(key + " " + shown(theirs.get(key)) + " instead of " + shown(planned.get(key)));
            }
        }
        if (different.isEmpty()) {
            return null;
        }
        int more = different.size() - NAMED_SETTINGS;
        return new Flaw(
                ReasonCode.OTHER_SETTINGS,
                "other settings: " + String.join(", ", different.subList(0, Math.min(different.size(), NAMED_SETTINGS)))
                        + (more > 0 ? " and " + more + " more" : ""));
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "(none)" : CanonicalJson.scalar(value).toString();
    }
}
