package io.github.auxtask.compare;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.provenance.RunRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A place where paper and released code differ, and which reading the runs used.
 *
 * @param deviation the switch with both readings
 * @param runs value of the switch to the number of runs that had it; empty without runs
 */
public record DeviationUse(Deviation deviation, Map<Object, Integer> runs) {
    public DeviationUse {
        runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
    }

    static DeviationUse of(Deviation deviation, List<RunRecord> records) {
        Map<Object, Integer> runs = new LinkedHashMap<>();
        for (RunRecord run : records) {
            Object value = run.settings().get(deviation.key());
            if (value != null) {
                runs.merge(CanonicalJson.setting(value), 1, Integer::sum);
            }
        }
        return new DeviationUse(deviation, runs);
    }

    /** {@code paper} or {@code code}: whose reading a value of the switch is; {@code assumed} where both are silent. */
    public String reading(Object value) {
        if (deviation.isAssumption()) {
            return same(value, deviation.use()) ? "assumed" : other(value);
        }
        return same(value, deviation.paper()) ? "paper" : same(value, deviation.code()) ? "code" : "neither";
    }

    private String other(Object value) {
        boolean counts = deviation.either() && deviation.readings().contains(CanonicalJson.setting(value));
        return counts ? "counts as well" : "another reading";
    }

    /** Whether the default, or any run, does not follow the paper where it says something. */
    public boolean leavesThePaper() {
        return !deviation.isAssumption() && leavesWhatThePaperSays();
    }

    private boolean leavesWhatThePaperSays() {
        return !same(deviation.use(), deviation.paper())
                || runs.keySet().stream().anyMatch(value -> !same(value, deviation.paper()));
    }

    private static boolean same(Object a, Object b) {
        return CanonicalJson.setting(a).equals(CanonicalJson.setting(b));
    }
}
