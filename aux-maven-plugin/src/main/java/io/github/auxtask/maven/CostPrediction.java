package io.github.auxtask.maven;

import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is left to train, in hours on this machine, from the worker's probes. */
final class CostPrediction {
    private static final double HOUR = 3600;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private int unknown;

    private CostPrediction() {}

    /**
     * Puts the runs that are to be trained together with their probes.
     *
     * @param probes events with {@code id}, {@code secondsPerEpoch} and {@code seconds} for a whole run
     */
    static CostPrediction of(List<PlannedRun> untrained, List<WorkerEvent> probes) {
        Map<String, WorkerEvent> byRun = new LinkedHashMap<>();
        probes.forEach(probe -> byRun.put(probe.text("id"), probe));
        CostPrediction prediction = new CostPrediction();
        for (PlannedRun run : untrained) {
            WorkerEvent probe = byRun.get(run.id().hex());
            if (probe == null || probe.number("seconds").isEmpty()) {
                prediction.unknown++;
            } else {
                prediction.add(String.join("/", run.variant().values()), probe);
            }
        }
        return prediction;
    }

    /** A row for each variant, and the sum. */
    List<String> lines() {
        TextTable table = new TextTable("variant", "an epoch", "a run", "runs", "together");
        double seconds = 0;
        int runs = 0;
        for (Map.Entry<String, Kind> entry : kinds.entrySet()) {
            Kind kind = entry.getValue();
            seconds += kind.seconds;
            runs += kind.runs;
            table.row(
                    entry.getKey(),
                    HumanTime.ofSeconds(kind.secondsPerEpoch),
                    HumanTime.ofSeconds(kind.seconds / kind.runs),
                    Integer.toString(kind.runs),
                    HumanTime.ofSeconds(kind.seconds));
        }
        List<String> lines = new ArrayList<>();
        if (runs > 0) {
            lines.addAll(table.lines());
            lines.add("training " + Counted.of(runs, "run") + " takes at most " + HumanTime.ofSeconds(seconds)
                    + hours(seconds) + " on this machine; early stopping may end sooner, evaluations come on top");
        }
        if (unknown > 0) {
            lines.add(Counted.of(unknown, "run") + " could not be measured");
        }
        return lines;
    }

    private static String hours(double seconds) {
        return seconds < HOUR ? "" : String.format(Locale.ROOT, " (%.1f hours)", seconds / HOUR);
    }

    private void add(String variant, WorkerEvent probe) {
        Kind kind = kinds.computeIfAbsent(variant, key -> new Kind());
        kind.runs++;
        kind.seconds += probe.number("seconds").orElse(0);
        kind.secondsPerEpoch = probe.number("secondsPerEpoch").orElse(Double.NaN);
    }

    private static final class Kind {
        private int runs;
        private double seconds;
        private double secondsPerEpoch;
    }
}
