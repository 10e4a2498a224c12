package io.github.auxtask.provenance.difference;

import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.RunRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why a planned run is none of those that are recorded: by the record that is most like it.
 *
 * @param nearest the record of the same variant that is most like it; {@code null} if there is none
 * @param reasons what differs: {@code epochs 8 -> 200}, {@code data digest}, {@code method version 1 -> 2}, {@code seed 3}
 */
public record NewRun(@Nullable RunRecord nearest, List<String> reasons) {
    private static final int SHOWN = 4;
    private static final String ABSENT = "none";

    public NewRun {
        reasons = List.copyOf(reasons);
    }

    /**
     * Looks for the nearest record, first of the same seed. Records of other variants are other experiments and explain nothing.
     *
     * @return empty if the run itself is among the records
     */
    public static Optional<NewRun> of(PlannedRun run, List<RunRecord> records) {
        if (records.stream().anyMatch(record -> record.id().equals(run.id()))) {
            return Optional.empty();
        }
        RunIdentity planned = run.identity();
        return Optional.of(records.stream()
                .filter(record -> record.variant().equals(run.variant()))
                .map(record -> new NewRun(record, differences(record.identity(), planned)))
                .min(Comparator.<NewRun>comparingInt(found -> found.reasons().size())
                        .thenComparing(found -> !sameSeed(found, run)))
                .orElseGet(() -> new NewRun(null, List.of("the first of its variant"))));
    }

    private static boolean sameSeed(NewRun found, PlannedRun run) {
        RunRecord record = found.nearest();
        return record != null && record.seed() == run.seed();
    }

    private static List<String> differences(RunIdentity old, RunIdentity planned) {
        List<String> reasons = new ArrayList<>();
        if (!old.method().equals(planned.method())) {
            reasons.add("method " + old.method() + " -> " + planned.method());
        } else if (old.methodVersion() != planned.methodVersion()) {
            reasons.add("method version " + old.methodVersion() + " -> " + planned.methodVersion());
        }
        if (!old.dataDigest().equals(planned.dataDigest())) {
            reasons.add("data digest");
        }
        changed("data.", old.dataSettings(), planned.dataSettings(), reasons);
        changed("", old.settings(), planned.settings(), reasons);
        if (!old.needs().equals(planned.needs())) {
            reasons.add("the runs that it needs");
        }
        if (old.seed() != planned.seed()) {
            reasons.add("seed " + planned.seed());
        }
        return reasons;
    }

    private static void changed(String prefix, Map<String, ?> old, Map<String, ?> planned, List<String> reasons) {
        TreeSet<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(planned.keySet());
        for (String key : keys) {
            Object before = old.get(key);
            Object after = planned.get(key);
            if (!Objects.equals(text(before), text(after))) {
                reasons.add(prefix + key + " " + text(before) + " -> " + text(after));
            }
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? ABSENT : String.valueOf(value);
    }

    /** In a few words: {@code epochs 8 -> 200, data.train 500 -> 0 (against 1a2b3c4d5e6f, budget quick)}. */
    public String sentence() {
        String first = String.join(", ", reasons.subList(0, Math.min(SHOWN, reasons.size())))
                + (reasons.size() > SHOWN ? " and " + (reasons.size() - SHOWN) + " more" : "");
        RunRecord record = nearest;
        return record == null
                ? first
                : first + " (against " + record.id().abbreviated() + ", budget " + record.budget() + ")";
    }
}
