package io.github.auxtask.maven.console;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.live.LiveState;
import io.github.auxtask.live.Pace;
import io.github.auxtask.live.PlanForecast;
import io.github.auxtask.live.PlanProgress;
import io.github.auxtask.live.SmoothedTime;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.log.HumanTime;
import io.github.auxtask.maven.plan.PlanStatus;
import io.github.auxtask.maven.worker.WorkerEvent;
import io.github.auxtask.provenance.RunRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.maven.plugin.logging.Log;

/**
 * Says how far the whole plan is and how long it still takes: runs to be trained, and evaluations where this build makes them too. In a
 * terminal one line that is drawn every second, elsewhere a line of the log a minute and one after every run.
 */
public final class PlanConsole implements Consumer<WorkerEvent> {
    private static final long MINUTE = 60_000_000_000L;
    private static final double NANOS = 1e9;
    private static final double PERCENT = 100;

    private final PlanProgress progress;
    private final Plan plan;
    private final boolean training;
    private final int workers;
    private final StatusLine line;
    private final Log log;
    private final LongSupplier nanoTime;
    private final SmoothedTime smoothed = new SmoothedTime();
    private final Map<String, Pace> paces = new HashMap<>();
    private long told;

    private PlanConsole(
            Plan plan,
            PlanProgress progress,
            boolean training,
            int workers,
            StatusLine line,
            Log log,
            LongSupplier nanoTime) {
        this.plan = plan;
        this.progress = progress;
        this.training = training;
        this.workers = workers;
        this.line = line;
        this.log = log;
        this.nanoTime = nanoTime;
        this.told = nanoTime.getAsLong();
    }

    /**
     * What is done.
     *
     * @param train whether runs are trained
     * @param evaluate whether this build evaluates them, now or later
     * @param force whether what is done is done again
     */
    public record Work(boolean train, boolean evaluate, boolean force) {}

    /**
     * Follows a command.
     *
     * @param records of the reproduction, by which is known what is done and what it took
     * @param workers how many work side by side
     * @param line drawn on if a person sees it
     * @param log written to if not
     */
    public static PlanConsole of(Plan plan, Work work, List<RunRecord> records, int workers, StatusLine line, Log log) {
        return of(plan, work, records, workers, line, log, System::nanoTime);
    }

    /** The same with another clock. */
    static PlanConsole of(
            Plan plan,
            Work work,
            List<RunRecord> records,
            int workers,
            StatusLine line,
            Log log,
            LongSupplier nanoTime) {
        PlanStatus status = new PlanStatus(plan, records);
        PlanProgress progress = new PlanProgress(PlanForecast.of(records.stream()
                .filter(record -> record.budget().equals(plan.budget()))
                .toList()));
        if (work.train) {
            boolean all = work.force;
            plan.runs()
                    .forEach(run -> progress.addTraining(
                            run,
                            status.isTrained(run) && !(all && !plan.onlyNeeded().contains(run.id()))));
        }
        if (work.evaluate) {
            for (PlannedRun run : plan.selected()) {
                if (work.train || status.isTrained(run)) {
                    List<String> missing = status.missingEvaluations(run);
                    run.evaluations()
                            .forEach(evaluation -> progress.addEvaluation(
                                    run, evaluation.name(), !work.force && !missing.contains(evaluation.name())));
                }
            }
        }
        return new PlanConsole(plan, progress, work.train, workers, line, log, nanoTime);
    }

    @Override
    public synchronized void accept(WorkerEvent event) {
        String run = event.text("id");
        switch (event.name()) {
            case "progress" -> goesOn(event, run);
            case "epoch" ->
                goesOn(run, "", new LiveState.Position(whole(event, "epoch"), whole(event, "epochs"), 1, 1));
            case "evaluated" -> progress.done(run, event.text("name"), event.number("seconds"));
            case "run-finished" -> {
                if (training) {
                    progress.done(run, "", event.number("seconds"));
                }
            }
            case "run-skipped" -> {
                if (training) {
                    progress.done(run, "", OptionalDouble.empty());
                }
            }
            case "run-failed" -> progress.giveUp(run);
            case "runs-held" -> event.fields().path("runs").forEach(label -> giveUp(label.asText()));
            default -> {
                return;
            }
        }
        tell(event.name().equals("run-finished"));
    }

    private void goesOn(WorkerEvent event, String run) {
        LiveState.Position position = new LiveState.Position(
                whole(event, "epoch"), whole(event, "epochs"), whole(event, "step"), whole(event, "steps"));
        switch (event.text("phase")) {
            case "train" -> goesOn(run, "", position);
            // What comes after the images of an evaluation has its name and a part: strong, check C7.
            case "evaluate" -> goesOn(run, event.text("name").replaceAll(",.*", ""), position);
            default -> {}
        }
    }

    private void goesOn(String run, String evaluation, LiveState.Position position) {
        Pace pace = paces.computeIfAbsent(run + " " + evaluation, key -> new Pace());
        double now = nanoTime.getAsLong() / NANOS;
        progress.goesOn(run, evaluation, position.fraction(), pace.secondsLeft(position.fraction(), now));
    }

    private void giveUp(String label) {
        plan.runs().stream()
                .filter(run -> run.label().equals(label))
                .forEach(run -> progress.giveUp(run.id().hex()));
    }

    private void tell(boolean finished) {
        long now = nanoTime.getAsLong();
        PlanProgress.Standing standing = progress.standing(workers);
        String text = text(standing, now / NANOS);
        if (line.isShown()) {
            line.show(text);
        } else if (finished || now - told >= MINUTE) {
            told = now;
            log.info(text);
        }
    }

    private String text(PlanProgress.Standing standing, double now) {
        StringJoiner parts = new StringJoiner(", ");
        if (standing.trainings().all() > 0) {
            parts.add(standing.trainings().done() + " of "
                    + Counted.of(standing.trainings().all(), "run") + " trained");
        }
        if (standing.evaluations().all() > 0) {
            parts.add(standing.evaluations().done() + " of "
                    + Counted.of(standing.evaluations().all(), "evaluation") + " made");
        }
        parts.add(String.format(Locale.ROOT, "%.0f %%", Math.floor(PERCENT * standing.fraction())));
        OptionalDouble left = standing.secondsLeft();
        if (left.isPresent()) {
            double seconds = smoothed.next(left.getAsDouble(), now);
            parts.add(seconds < 1 ? "nearly done" : "about " + HumanTime.ofSeconds(seconds) + " left");
            if (standing.unknown() > 0) {
                parts.add("plus " + standing.unknown() + " not measured yet");
            }
        }
        return "plan: " + parts;
    }

    private static int whole(WorkerEvent event, String field) {
        return (int) event.integer(field).orElse(0);
    }
}
