package io.github.auxtask.train.loop;

import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.EpochTotals;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.checkpoint.Checkpoint;
import io.github.auxtask.train.checkpoint.CheckpointClock;
import io.github.auxtask.train.checkpoint.Progress;
import io.github.auxtask.train.declaration.WeightSelection;
import io.github.auxtask.train.schedule.EarlyStopping;
import io.github.auxtask.train.schedule.Schedule;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One phase under way: epochs, validation, schedule, early stopping, the best weights so far, checkpoints. */
final class PhaseTraining implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final TrainingRun run;
    private final int index;
    private final Phase phase;
    private final List<EpochRecord> history;
    private final TrainingStep step;
    private final Schedule schedule;
    private final EarlyStopping stopping;
    private final CheckpointClock clock;
    private Map<String, float[]> best = Map.of();
    private EpochTotals totals = EpochTotals.NONE;
    private int phaseEpoch;
    private int steps;

    /** The phase of this index at its start; the history is added to. */
    PhaseTraining(TrainingRun run, int index, List<EpochRecord> history) {
        this.run = run;
        this.index = index;
        this.phase = run.phases().get(index);
        this.history = history;
        this.step = phase.step().get();
        this.schedule = phase.schedule().get();
        this.stopping = new EarlyStopping(phase.patience());
        this.clock = new CheckpointClock(run.rhythm());
    }

    void restore(Checkpoint checkpoint) {
        Progress progress = checkpoint.progress();
        Map<String, float[]> network = checkpoint.below(Checkpoint.NETWORK);
        run.network().specs().forEach(spec -> {
            float[] values = network.get(spec.name());
            if (values == null || values.length != spec.size()) {
                throw new IllegalArgumentException("another network: " + spec.name());
            }
        });
        run.network().restore(network);
        step.restore(checkpoint.below(Checkpoint.STEP));
        schedule.restore(progress.schedule());
        stopping.restore(progress.stopping());
        best = checkpoint.below(Checkpoint.BEST);
        totals = progress.totals();
        phaseEpoch = progress.phaseEpoch();
        steps = progress.step();
    }

    /** Trains to the phase's end; the network then holds the selected weights. Returns the best epoch. */
    int train() {
        run.listener().phase(phase.name(), index + 1, run.phases().size());
        while (phaseEpoch < phase.epochs() && !stopping.ends()) {
            trainEpoch();
        }
        if (!best.isEmpty()) {
            run.network().restore(best);
        }
        return stopping.bestEpoch();
    }

    private void trainEpoch() {
        try (EpochTraining epoch = new EpochTraining(run, phase, step, schedule, history.size(), steps, totals)) {
            while (epoch.advance()) {
                boolean stop = run.stopRequested().getAsBoolean();
                if (stop || clock.dueAtStep()) {
                    take(epoch);
                    writeCheckpoint();
                }
                if (stop) {
                    throw stopped();
                }
            }
            take(epoch);
        }
        long begun = System.nanoTime();
        OptionalDouble accuracy = phase.validation().accuracy(history.size(), run.stopRequested());
        if (accuracy.isEmpty()) {
            writeCheckpoint();
            throw stopped();
        }
        endEpoch(accuracy.getAsDouble(), (System.nanoTime() - begun) / NANOS);
    }

    private void take(EpochTraining epoch) {
        totals = epoch.totals();
        steps = epoch.steps();
    }

    private void endEpoch(double accuracy, double validationSeconds) {
        EpochRecord record = totals.record(history.size() + 1, phase.name(), step, accuracy, validationSeconds);
        history.add(record);
        schedule.epochDone(accuracy);
        if (stopping.observe(record.epoch(), accuracy, phase.validation().tieBreak())
                && phase.selection() == WeightSelection.BEST_VALIDATION) {
            best = run.network().snapshot();
        }
        totals = EpochTotals.NONE;
        steps = 0;
        phaseEpoch++;
        if (clock.dueAtEpoch()) {
            writeCheckpoint();
        }
        run.listener().epoch(record, run.epochs());
    }

    private void writeCheckpoint() {
        Progress progress = new Progress(
                run.id().hex(), index, phaseEpoch, steps, totals, schedule.snapshot(), stopping.snapshot(), history);
        clock.written(() ->
                run.checkpoints().write(Checkpoint.of(progress, run.network().snapshot(), step.snapshot(), best)));
    }

    private StoppedException stopped() {
        return new StoppedException(history.size() + 1, steps);
    }

    @Override
    public void close() {
        step.close();
    }
}
