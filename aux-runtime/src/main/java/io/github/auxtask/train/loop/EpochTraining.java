package io.github.auxtask.train.loop;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.train.EpochTotals;
import io.github.auxtask.train.StepReport;
import io.github.auxtask.train.TrainingStep;
import io.github.auxtask.train.schedule.Schedule;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One epoch's steps. What a step measured is read only after the next one has been launched, so that a GPU never waits for the
 * reading.
 */
final class EpochTraining implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final double PERCENT = 100;

    private final TrainingRun run;
    private final Phase phase;
    private final TrainingStep step;
    private final Schedule schedule;
    private final int epoch;
    private final Batches batches;
    private final long imagesBefore;
    private final long begun = System.nanoTime();
    private EpochTotals totals;
    private int steps;
    private long marked = begun;
    private @Nullable Launched launched;

    private record Launched(Supplier<StepReport> report, int step, int images, double rate) {}

    EpochTraining(
            TrainingRun run,
            Phase phase,
            TrainingStep step,
            Schedule schedule,
            int epoch,
            int firstStep,
            EpochTotals totals) {
        this.run = run;
        this.phase = phase;
        this.step = step;
        this.schedule = schedule;
        this.epoch = epoch;
        this.steps = firstStep;
        this.totals = totals;
        this.imagesBefore = totals.images();
        this.batches = phase.batches().epoch(epoch, firstStep);
    }

    /** Trains on the next batch; false if there was none. */
    boolean advance() {
        if (!batches.hasNext()) {
            return false;
        }
        Batch batch = batches.next();
        double rate = schedule.learningRate();
        int seed = RandomStream.of(run.seed(), "dropout", epoch, steps).nextInt(Integer.MAX_VALUE);
        run.engine().setRandomSeed(seed);
        Supplier<StepReport> report = step.run(batch, rate);
        batches.recycle(batch);
        schedule.stepDone();
        Launched previous = launched;
        launched = new Launched(report, ++steps, batch.size(), rate);
        account(previous);
        return true;
    }

    /** Steps of the epoch that are done. */
    int steps() {
        return steps;
    }

    /** The sums over all steps done; waits for the last. */
    EpochTotals totals() {
        Launched last = launched;
        launched = null;
        account(last);
        long now = System.nanoTime();
        totals = totals.plusSeconds((now - marked) / NANOS);
        marked = now;
        return totals;
    }

    private void account(@Nullable Launched done) {
        if (done == null) {
            return;
        }
        StepReport report = done.report().get();
        if (!report.isFinite()) {
            throw new RunFailedException(String.format(
                    Locale.ROOT,
                    "The loss is %s in epoch %d, step %d of %d: try a smaller learning rate than %s"
                            + " (setting optimiser.learning-rate), or -Daux.precision=fp32 if it is bf16.",
                    report.losses().get(0),
                    epoch + 1,
                    done.step(),
                    phase.batches().steps(),
                    done.rate()));
        }
        totals = totals.plus(report, done.images(), done.rate());
        double seconds = (System.nanoTime() - begun) / NANOS;
        run.listener()
                .step(
                        epoch + 1,
                        run.epochs(),
                        done.step(),
                        phase.batches().steps(),
                        report.losses().get(0),
                        PERCENT * totals.correct() / totals.images(),
                        (totals.images() - imagesBefore) / seconds);
    }

    @Override
    public void close() {
        batches.close();
    }
}
