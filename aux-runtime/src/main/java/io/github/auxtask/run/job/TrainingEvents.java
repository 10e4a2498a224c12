package io.github.auxtask.run.job;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Tells the parent how a run's training goes on, with the time that is left if all epochs are trained. */
public final class TrainingEvents implements TrainingListener {
    private static final double NANOS = 1e9;

    private final ContentId run;
    private final Events events;
    private final LongSupplier nanoTime;
    private final CrowdingNotice crowding;
    private final List<EpochRecord> history = new ArrayList<>();
    private @Nullable String phase;
    private int epoch = -1;
    private int firstStep;
    private long firstTime;

    /**
     * @param run that is trained
     * @param threads of the engine that its steps are computed with; 0 on a GPU
     */
    public TrainingEvents(ContentId run, Events events, int threads) {
        this(run, events, System::nanoTime, CrowdingNotice.ofThisProcess(threads));
    }

    /** The same with another clock, and other neighbours. */
    TrainingEvents(ContentId run, Events events, LongSupplier nanoTime, CrowdingNotice crowding) {
        this.run = run;
        this.events = events;
        this.nanoTime = nanoTime;
        this.crowding = crowding;
    }

    @Override
    public void phase(String name, int number, int phases) {
        phase = phases > 1 ? name + " (phase " + number + " of " + phases + ")" : null;
    }

    @Override
    public void step(
            int ofEpoch, int epochs, int step, int steps, double loss, double accuracy, double imagesPerSecond) {
        long now = nanoTime.getAsLong();
        if (ofEpoch != epoch) {
            epoch = ofEpoch;
            firstStep = step;
            firstTime = now;
        }
        if (!events.progressIsDue("train " + run)) {
            return;
        }
        double secondsPerStep = step > firstStep ? (now - firstTime) / NANOS / (step - firstStep) : Double.NaN;
        events.event("progress")
                .with("id", run)
                .with("phase", "train")
                .with("part", phase)
                .with("epoch", ofEpoch)
                .with("epochs", epochs)
                .with("step", step)
                .with("steps", steps)
                .with("loss", loss)
                .with("accuracy", accuracy)
                .with("imagesPerSecond", imagesPerSecond)
                .with("etaSeconds", secondsPerStep * ((double) steps * (epochs - ofEpoch) + (steps - step)))
                .send();
    }

    @Override
    public void epoch(EpochRecord record, int epochs) {
        history.add(record);
        events.event("epoch")
                .with("id", run)
                .with("part", phase)
                .with("epoch", record.epoch())
                .with("epochs", epochs)
                .with("loss", record.loss())
                .with("trainAccuracy", record.trainAccuracy())
                .with("validationAccuracy", record.validationAccuracy())
                .with("learningRate", record.learningRate())
                .with("imagesPerSecond", record.imagesPerSecond())
                .with("etaSeconds", record.seconds() * (epochs - record.epoch()))
                .send();
        crowding.look(record).ifPresent(this::warning);
    }

    /** The epochs that this attempt has trained. */
    public List<EpochRecord> history() {
        return List.copyOf(history);
    }

    @Override
    public void warning(String text) {
        events.warn(text);
    }
}
