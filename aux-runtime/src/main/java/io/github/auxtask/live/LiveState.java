package io.github.auxtask.live;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a run is doing, for a page that follows it.
 *
 * @param run its id
 * @param stage {@link #PREPARING}, {@link #TRAINING} or {@link #EVALUATING}
 * @param name of the phase that is trained or the evaluation that is made; nothing where there is only one phase
 * @param position how far it is
 * @param measured what was measured last
 * @param secondsLeft until the stage ends, at the speed so far; {@code null} while that is not known
 * @param history of all epochs done, also before an interruption
 */
public record LiveState(
        String run,
        String stage,
        String name,
        Position position,
        Measured measured,
        @Nullable Double secondsLeft,
        List<Epoch> history) {
    public static final String PREPARING = "preparing";
    public static final String TRAINING = "training";
    public static final String EVALUATING = "evaluating";

    /** How many pairs of epochs may be kept: more than any training has. */
    private static final int MOST_EPOCHS = 100_000;

    public LiveState {
        Objects.requireNonNull(run);
        Objects.requireNonNull(stage);
        history = List.copyOf(Objects.requireNonNullElse(history, List.of()));
        if (history.size() > MOST_EPOCHS) {
            throw new IllegalArgumentException("no training has " + history.size() + " epochs");
        }
    }

    /**
     * How far a stage is.
     *
     * @param epoch from 1; 0 before the first, and in an evaluation
     * @param epochs the most there can be
     * @param step of the epoch, or images of the evaluation
     * @param steps how many there are
     */
    public record Position(int epoch, int epochs, long step, long steps) {
        /** Nothing is done. */
        public static final Position START = new Position(0, 0, 0, 0);

        /** Between 0 and 1; 0 where nobody knows. */
        public double fraction() {
            double within = steps > 0 ? Math.min(1, (double) step / steps) : 0;
            return epochs > 0 ? Math.min(1, (Math.max(0, epoch - 1) + within) / epochs) : within;
        }
    }

    /**
     * What was measured last.
     *
     * @param loss of the last step
     * @param accuracy of the images so far, percent
     */
    public record Measured(
            @Nullable Double loss,
            @Nullable Double accuracy,
            @Nullable Double imagesPerSecond) {
        /** Nothing. */
        public static final Measured NOTHING = new Measured(null, null, null);
    }

    /**
     * An epoch that is done.
     *
     * @param trainAccuracy percent
     * @param validationAccuracy percent; {@code null} where there are no validation images
     */
    public record Epoch(
            int epoch,
            @Nullable Double loss,
            @Nullable Double trainAccuracy,
            @Nullable Double validationAccuracy) {}
}
