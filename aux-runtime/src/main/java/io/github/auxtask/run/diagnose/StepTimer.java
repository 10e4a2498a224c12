package io.github.auxtask.run.diagnose;

import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.TrainingListener;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Listens to a training, times its steps, and asks it to stop when it knows enough.
 *
 * <p>A training may report a step only after the next one has been launched, and then reports the last step of an epoch at
 * once. So the time between two reports is a step's time unless the later one is an epoch's last; and the first steps,
 * which warm up, are over when the first report comes.
 */
final class StepTimer implements TrainingListener, BooleanSupplier {
    private static final double NANOS = 1e9;
    private static final int ENOUGH = 6;

    private final LongSupplier nanoTime;
    private final double leastSeconds;
    private final double limitSeconds;
    private final BooleanSupplier elsewhere;
    private long last;
    private double seconds;
    private int counted;
    private int steps;
    private int epochs;
    private double secondsOfEpoch = Double.NaN;

    /**
     * @param limitSeconds after which one step is enough
     * @param elsewhere another reason to stop
     */
    StepTimer(LongSupplier nanoTime, double limitSeconds, BooleanSupplier elsewhere) {
        this(nanoTime, 0, limitSeconds, elsewhere);
    }

    /**
     * The same, which goes on for a while in any case.
     *
     * @param leastSeconds so that workers that measure side by side do measure one another
     */
    StepTimer(LongSupplier nanoTime, double leastSeconds, double limitSeconds, BooleanSupplier elsewhere) {
        this.leastSeconds = leastSeconds;
        this.nanoTime = nanoTime;
        this.limitSeconds = limitSeconds;
        this.elsewhere = elsewhere;
    }

    @Override
    public void step(int epoch, int ofEpochs, int step, int ofSteps, double loss, double accuracy, double perSecond) {
        long now = nanoTime.getAsLong();
        if (step > 1 && step < ofSteps) {
            seconds += (now - last) / NANOS;
            counted++;
        }
        last = now;
        steps = ofSteps;
        epochs = ofEpochs;
    }

    @Override
    public void epoch(EpochRecord record, int ofEpochs) {
        secondsOfEpoch = record.seconds();
    }

    @Override
    public boolean getAsBoolean() {
        return elsewhere.getAsBoolean()
                || (counted >= ENOUGH && seconds >= leastSeconds)
                || (counted > 0 && seconds > limitSeconds);
    }

    /** Mean over the counted steps, or of a whole epoch where epochs are too short to count; NaN before there is one. */
    double secondsPerStep() {
        return counted > 0 ? seconds / counted : secondsOfEpoch / steps;
    }

    int stepsPerEpoch() {
        return steps;
    }

    /** The most that will be trained. */
    int epochs() {
        return epochs;
    }
}
