package io.github.auxtask.experiment.plan;

import io.github.auxtask.core.CanonicalJson;
import io.github.auxtask.experiment.spec.Deviation;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The deviations that are marked {@code either: true}: the paper does not decide between their readings, so that a run is the
 * paper's with any that is listed. Such a run is never preferred for what it measured: where one seed was run with several
 * readings, the one that was begun first counts; where no ledger tells, the one that {@code reproduction.yaml} uses, then the others in
 * the order in which they are listed.
 */
public final class FreeReadings {
    private final List<Deviation> free;

    public FreeReadings(Reproduction reproduction) {
        this.free = reproduction.deviations().stream().filter(Deviation::either).toList();
    }

    /** The settings that they decide, in the order of the file. */
    public List<String> keys() {
        return free.stream().map(Deviation::key).toList();
    }

    /** The readings that a run used, by key; only those that are listed. */
    public Map<String, Object> of(Map<String, Object> used) {
        Map<String, Object> readings = new LinkedHashMap<>();
        for (Deviation deviation : free) {
            Object value = used.get(deviation.key());
            if (value != null && deviation.readings().contains(CanonicalJson.setting(value))) {
                readings.put(deviation.key(), CanonicalJson.setting(value));
            }
        }
        return Collections.unmodifiableMap(readings);
    }

    /** The readings of a run in words: {@code precision bf16}. */
    public String words(Map<String, Object> used) {
        return of(used).entrySet().stream()
                .map(reading -> reading.getKey() + " " + reading.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What a run with these readings should have: the wanted settings, with each free reading as the run has it. */
    public Map<String, Object> follow(Map<String, Object> wanted, Map<String, Object> used) {
        Map<String, Object> followed = new LinkedHashMap<>(wanted);
        of(used).forEach(followed::replace);
        return followed;
    }

    /** Which of several runs of one seed counts: the one with the smallest number, 0 for the readings in use. */
    public int rank(Map<String, Object> used) {
        Map<String, Object> readings = of(used);
        int rank = 0;
        for (Deviation deviation : free) {
            Object reading = readings.get(deviation.key());
            int place = reading == null ? 0 : deviation.readings().indexOf(reading);
            rank = rank * deviation.readings().size() + place;
        }
        return rank;
    }
}
