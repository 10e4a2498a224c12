package io.github.auxtask.maven.plan;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlanGraph;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.log.HumanTime;
import io.github.auxtask.maven.log.TextTable;
import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What is left to train, to evaluate and to make, in hours on this machine, from the worker's probes. */
public final class CostPrediction {
    private static final double HOUR = 3600;

    private final Plan plan;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final List<MadeCost> made;
    private final PlanStatus status;
    private int unknown;
    private boolean withoutPictures;

    private CostPrediction(Plan plan, List<MadeCost> made, PlanStatus status) {
        this.plan = plan;
        this.made = made;
        this.status = status;
    }

    /** The same where nothing is done yet. */
    static CostPrediction of(Plan plan, List<WorkerEvent> probes, List<MadeCost> made) {
        return of(plan, probes, made, new PlanStatus(plan, List.of()));
    }

    /**
     * Puts the runs that are to be trained together with their probes.
     *
     * @param plan of the runs that are to be trained or evaluated, with what they need
     * @param probes events with {@code id}, {@code secondsPerEpoch} of training, {@code seconds} for a whole run with validation, and
     *     {@code validationSeconds}, {@code evaluationSeconds}, by name {@code evaluations}, and, where that is known, {@code pictureSeconds}
     * @param made data that is made for runs
     * @param status what is done: of a trained run only the evaluations that it lacks are left
     */
    public static CostPrediction of(Plan plan, List<WorkerEvent> probes, List<MadeCost> made, PlanStatus status) {
        Map<String, WorkerEvent> byRun = new LinkedHashMap<>();
        probes.forEach(probe -> byRun.put(probe.text("id"), probe));
        CostPrediction prediction = new CostPrediction(plan, made, status);
        for (PlannedRun run : plan.selected()) {
            WorkerEvent probe = byRun.get(run.id().hex());
            if (probe == null || probe.number("seconds").isEmpty()) {
                prediction.unknown++;
            } else {
                prediction.add(run, probe);
            }
        }
        return prediction;
    }

    /** A row for each variant, what is made, the sum, and the chain of runs that takes longest. */
    public List<String> lines() {
        TextTable table = new TextTable("variant", "an epoch", "a run", "evaluations", "runs", "together");
        double sum = 0;
        double evaluations = 0;
        int runs = 0;
        int toTrain = 0;
        for (Map.Entry<String, Kind> entry : kinds.entrySet()) {
            Kind kind = entry.getValue();
            sum += kind.seconds;
            evaluations += kind.evaluations;
            runs += kind.runs;
            toTrain += kind.runs - kind.trained;
            boolean trained = kind.seconds > 0;
            table.row(
                    entry.getKey(),
                    trained ? HumanTime.ofSeconds(kind.secondsPerEpoch) : "-",
                    trained
                            ? HumanTime.ofSeconds(kind.seconds / (kind.runs - kind.trained))
                            : kind.trained == kind.runs ? "trained" : "at once",
                    kind.evaluations > 0 ? HumanTime.ofSeconds(kind.evaluations / kind.runs) : "-",
                    Integer.toString(kind.runs),
                    HumanTime.ofSeconds(kind.seconds + kind.evaluations));
        }
        List<String> lines = new ArrayList<>();
        if (runs > 0) {
            lines.addAll(table.lines());
            lines.addAll(MadeCost.lines(made));
            double making = made.stream().mapToDouble(MadeCost::seconds).sum();
            if (toTrain > 0) {
                lines.add("training " + Counted.of(toTrain, "run") + (making > 0 ? " and making their data" : "")
                        + " takes at most " + HumanTime.ofSeconds(sum + making) + hours(sum + making)
                        + " on this machine, validation included; early stopping may end sooner"
                        + (evaluations > 0
                                ? "; evaluating them takes " + HumanTime.ofSeconds(evaluations) + hours(evaluations)
                                        + " more, " + pictures()
                                : ""));
                lines.addAll(longestPath());
            } else {
                lines.add("evaluating " + Counted.of(runs, "trained run") + " takes " + HumanTime.ofSeconds(evaluations)
                        + hours(evaluations) + " on this machine, " + pictures());
            }
        }
        if (unknown > 0) {
            lines.add(Counted.of(unknown, "run") + " could not be measured");
        }
        return lines;
    }

    private String pictures() {
        return withoutPictures
                ? "without pictures, whose time is known once some were drawn here"
                : "pictures included";
    }

    /** Nothing where no run waits for another one. */
    private List<String> longestPath() {
        PlanGraph graph = new PlanGraph(plan);
        List<PlannedRun> path = graph.longestPath(run -> trainingSeconds(run) + makingSeconds(run));
        if (plan.selected().stream().allMatch(run -> graph.needs(run).isEmpty()) || path.isEmpty()) {
            return List.of();
        }
        double total = 0;
        List<String> steps = new ArrayList<>();
        for (PlannedRun run : path) {
            for (MadeCost data : madeFor(run)) {
                steps.add("data of " + data.label() + " (" + HumanTime.ofSeconds(data.seconds()) + ")");
                total += data.seconds();
            }
            steps.add(run.label() + " (" + HumanTime.ofSeconds(trainingSeconds(run)) + ")");
            total += trainingSeconds(run);
        }
        return List.of("however many machines share the work, it takes " + HumanTime.ofSeconds(total) + hours(total)
                + ", along " + String.join(", then ", steps));
    }

    private double trainingSeconds(PlannedRun run) {
        return seconds.getOrDefault(run.id().hex(), 0.0);
    }

    private double makingSeconds(PlannedRun run) {
        return madeFor(run).stream().mapToDouble(MadeCost::seconds).sum();
    }

    private List<MadeCost> madeFor(PlannedRun run) {
        return made.stream()
                .filter(data ->
                        data.missing() > 0 && data.runs().contains(run.id().hex()))
                .toList();
    }

    private static String hours(double seconds) {
        return seconds < HOUR ? "" : String.format(Locale.ROOT, " (%.1f hours)", seconds / HOUR);
    }

    private void add(PlannedRun run, WorkerEvent probe) {
        Kind kind = kinds.computeIfAbsent(String.join("/", run.variant().values()), key -> new Kind());
        boolean done = status.isTrained(run);
        double all = done ? 0 : probe.number("seconds").orElse(0);
        kind.runs++;
        kind.trained += done ? 1 : 0;
        kind.seconds += all;
        kind.evaluations +=
                done ? missing(run, probe) : probe.number("evaluationSeconds").orElse(0);
        OptionalDouble drawing = probe.number("pictureSeconds");
        kind.evaluations += drawing.orElse(0);
        withoutPictures |= drawing.isEmpty();
        if (done) {
            return;
        }
        double validation = probe.number("validationSeconds").orElse(0);
        double epochs = Math.max(1, probe.number("epochs").orElse(1));
        kind.secondsPerEpoch = probe.number("secondsPerEpoch").orElse(Double.NaN) + validation / epochs;
        seconds.put(run.id().hex(), all);
    }

    private double missing(PlannedRun run, WorkerEvent probe) {
        return status.missingEvaluations(run).stream()
                .mapToDouble(
                        name -> probe.fields().path("evaluations").path(name).asDouble())
                .sum();
    }

    private static final class Kind {
        private int runs;
        private int trained;
        private double seconds;
        private double evaluations;
        private double secondsPerEpoch;
    }
}
