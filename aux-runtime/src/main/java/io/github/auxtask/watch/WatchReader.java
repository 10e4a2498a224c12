package io.github.auxtask.watch;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.live.LiveFile;
import io.github.auxtask.live.LiveState;
import io.github.auxtask.live.PlanForecast;
import io.github.auxtask.live.PlanProgress;
import io.github.auxtask.live.SmoothedTime;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Reads what a plan's runs are doing, from their records and the store; writes nothing, so that it can look on from anywhere. */
public final class WatchReader {
    private static final double NANOS = 1e9;
    private static final int MOST_POINTS = 200;
    private static final int MOST_RUNS_WITH_CURVES = 100;

    private final Plan plan;
    private final Path records;
    private final Path store;
    private final LongSupplier nanoTime;
    private final RecordShelf shelf = new RecordShelf();
    private final SmoothedTime smoothed = new SmoothedTime();

    /**
     * Looks at a plan.
     *
     * @param records the reproduction's folder {@code runs}
     * @param store the store's folder
     */
    public WatchReader(Plan plan, Path records, Path store) {
        this(plan, records, store, System::nanoTime);
    }

    /** The same with another clock. */
    WatchReader(Plan plan, Path records, Path store, LongSupplier nanoTime) {
        this.plan = plan;
        this.records = records.resolve(plan.budget());
        this.store = store.resolve("runs");
        this.nanoTime = nanoTime;
    }

    /** How everything stands now. */
    public synchronized WatchState state() {
        Map<PlannedRun, RunRecord> known = new HashMap<>();
        for (PlannedRun run : plan.runs()) {
            shelf.record(records.resolve(run.fileName())).ifPresent(record -> known.put(run, record));
        }
        PlanProgress progress = new PlanProgress(PlanForecast.of(List.copyOf(known.values())));
        List<WatchState.Run> runs = new ArrayList<>();
        int working = 0;
        for (PlannedRun run : plan.runs()) {
            WatchState.Run seen = run(run, known.get(run), progress);
            working += seen.state().equals("running") ? 1 : 0;
            runs.add(seen);
        }
        return new WatchState(
                plan.reproduction(),
                plan.budget(),
                plan.evidence(),
                whole(progress.standing(Math.max(1, working))),
                runs);
    }

    private WatchState.Whole whole(PlanProgress.Standing standing) {
        OptionalDouble left = standing.secondsLeft();
        return new WatchState.Whole(
                standing.trainings().done(),
                standing.trainings().all(),
                standing.evaluations().done(),
                standing.evaluations().all(),
                standing.fraction(),
                left.isPresent() ? (Double) smoothed.next(left.getAsDouble(), nanoTime.getAsLong() / NANOS) : null,
                standing.unknown());
    }

    private WatchState.Run run(PlannedRun run, @Nullable RunRecord record, PlanProgress progress) {
        boolean trained = record != null && record.training().completed();
        progress.addTraining(run, trained);
        boolean evaluable = !plan.onlyNeeded().contains(run.id());
        int evaluations = 0;
        int evaluated = 0;
        for (Evaluation evaluation : evaluable ? run.evaluations() : List.<Evaluation>of()) {
            boolean made = trained && record != null && isMade(run, record, evaluation);
            progress.addEvaluation(run, evaluation.name(), made);
            evaluations++;
            evaluated += made ? 1 : 0;
        }
        RunFolder folder = new RunFolder(store.resolve(run.id().hex()));
        Optional<LiveState> live = LiveFile.read(folder.path());
        boolean working = live.isPresent() && folder.isWorkedOn();
        if (working) {
            LiveState now = live.get();
            OptionalDouble left =
                    now.secondsLeft() == null ? OptionalDouble.empty() : OptionalDouble.of(now.secondsLeft());
            progress.goesOn(
                    run.id().hex(),
                    now.stage().equals(LiveState.EVALUATING) ? now.name() : "",
                    now.position().fraction(),
                    left);
        }
        String state = state(record, live, working, evaluated == evaluations);
        return new WatchState.Run(
                run.id().abbreviated(),
                run.label(),
                state,
                record == null || record.training().reason() == null
                        ? ""
                        : record.training().reason(),
                live.filter(any -> working || state.equals("stopped"))
                        .map(WatchReader::shown)
                        .orElse(null),
                evaluated,
                evaluations,
                history(record, live.orElse(null)));
    }

    private static boolean isMade(PlannedRun run, RunRecord record, Evaluation planned) {
        return record.evaluations().stream().anyMatch(made -> made.id().equals(planned.id(run.id())));
    }

    private static String state(
            @Nullable RunRecord record, Optional<LiveState> live, boolean working, boolean evaluated) {
        if (working) {
            return "running";
        }
        if (record != null && record.training().completed()) {
            boolean interrupted = live.isPresent() && live.get().stage().equals(LiveState.EVALUATING);
            return evaluated ? "done" : interrupted ? "stopped" : "trained";
        }
        return live.isPresent() ? "stopped" : record == null ? "waiting" : "failed";
    }

    private static WatchState.Live shown(LiveState state) {
        return new WatchState.Live(
                state.stage(),
                state.name(),
                state.position().fraction(),
                state.position(),
                state.measured(),
                state.secondsLeft());
    }

    private List<LiveState.Epoch> history(@Nullable RunRecord record, @Nullable LiveState live) {
        if (live != null && !live.history().isEmpty()) {
            return thinned(live.history());
        }
        if (record == null || plan.runs().size() > MOST_RUNS_WITH_CURVES) {
            return List.of();
        }
        return thinned(record.training().history().stream()
                .map(epoch -> new LiveState.Epoch(
                        epoch.epoch(), epoch.loss(), epoch.trainAccuracy(), epoch.validationAccuracy()))
                .toList());
    }

    /** Every so many epochs, and the last. */
    private static List<LiveState.Epoch> thinned(List<LiveState.Epoch> all) {
        int every = (all.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<LiveState.Epoch> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % every == 0 || i == all.size() - 1) {
                some.add(all.get(i));
            }
        }
        return some;
    }
}
