package io.github.auxtask.run;

import io.github.auxtask.train.TrainingListener;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Listens to a training, times its steps, and asks it to stop when it knows enough: the first step, which compiles and warms
 * up, is not counted; then at least two steps and at most as many as fit a time limit.
 */
final class StepTimer implements TrainingListener, BooleanSupplier {
    private static final double NANOS = 1e9;
    private static final int ENOUGH = 6;
    private static final int FEWEST = 2;

    private final LongSupplier nanoTime;
    private final double limitSeconds;
    private final BooleanSupplier elsewhere;
    private long first;
    private long last;
    private int counted = -1;
    private int steps;
    private int epochs;

    /**
     * @param limitSeconds after which two steps are enough
     * @param elsewhere another reason to stop
     */
    StepTimer(LongSupplier nanoTime, double limitSeconds, BooleanSupplier elsewhere) {
        this.nanoTime = nanoTime;
        this.limitSeconds = limitSeconds;
        this.elsewhere = elsewhere;
    }

    @Override
    public void step(int epoch, int ofEpochs, int step, int ofSteps, double loss, double accuracy, double perSecond) {
        last = nanoTime.getAsLong();
        steps = ofSteps;
        epochs = ofEpochs;
        counted++;
        if (counted == 0) {
            first = last;
        }
    }

    @Override
    public boolean getAsBoolean() {
        boolean late = (last - first) / NANOS > limitSeconds;
        return elsewhere.getAsBoolean() || counted >= ENOUGH || (late && counted >= FEWEST);
    }

    /** Mean over the counted steps; NaN before there is one. */
    double secondsPerStep() {
        return counted < 1 ? Double.NaN : (last - first) / NANOS / counted;
    }

    int stepsPerEpoch() {
        return steps;
    }

    /** The most that will be trained. */
    int epochs() {
        return epochs;
    }
}
