package io.github.auxtask.train.schedule;

import java.util.Map;

/**
 * Ends training when the validation accuracy has been strictly below the best for a number of epochs in a row. An accuracy equal
 * to the best counts as an improvement and starts the count anew (the Fourier paper's released code; sheet, section 6).
 */
public final class EarlyStopping {
    /** Infinitely patient: never ends training, but still knows the best epoch. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final int patience;
    private double best = Double.NEGATIVE_INFINITY;
    private double bestTieBreak;
    private int bestEpoch;
    private int worseEpochs;

    /** Ends after this many worse epochs, at least 1, or {@link #NEVER}. */
    public EarlyStopping(int patience) {
        this.patience = patience;
    }

    /**
     * Takes note of an epoch.
     *
     * @param epoch from 1
     * @return whether it is the best so far, so that its weights should be kept
     */
    public boolean observe(int epoch, double accuracy) {
        return observe(epoch, accuracy, 0);
    }

    /**
     * The same with something that decides between epochs of equal accuracy.
     *
     * @param tieBreak more is better; where it is equal too, the later epoch wins
     */
    public boolean observe(int epoch, double accuracy, double tieBreak) {
        if (accuracy < best) {
            worseEpochs++;
            return false;
        }
        if (accuracy == best && tieBreak < bestTieBreak) {
            worseEpochs = 0;
            return false;
        }
        best = accuracy;
        bestTieBreak = tieBreak;
        bestEpoch = epoch;
        worseEpochs = 0;
        return true;
    }

    /** Whether it is time to end. */
    public boolean ends() {
        return worseEpochs >= patience;
    }

    /** Epochs in a row that were worse than the best. */
    public int worseEpochs() {
        return worseEpochs;
    }

    /** The best epoch so far, the later of equals, from 1; 0 before the first. */
    public int bestEpoch() {
        return bestEpoch;
    }

    /** Its position, for a checkpoint. */
    public Map<String, Double> snapshot() {
        return Map.of(
                "best", best, "bestTieBreak", bestTieBreak, "bestEpoch", (double) bestEpoch, "worseEpochs", (double)
                        worseEpochs);
    }

    /** Goes to a position that {@link #snapshot} gave. */
    public void restore(Map<String, Double> position) {
        best = Schedule.entry(position, "best");
        bestTieBreak = Schedule.entry(position, "bestTieBreak");
        bestEpoch = (int) Schedule.entry(position, "bestEpoch");
        worseEpochs = (int) Schedule.entry(position, "worseEpochs");
    }
}
