package io.github.auxtask.train.declaration;

import io.github.auxtask.train.schedule.EarlyStopping;

/**
 * How long a phase goes on, and which of its epochs gives the weights that it ends with.
 *
 * @param selection the weights that it ends with
 * @param lossBreaksTies whether the lower validation loss decides between epochs of equal validation accuracy; the later one if not
 * @param patience epochs in a row below the best validation accuracy that end it; {@link EarlyStopping#NEVER} for none
 */
public record EpochChoice(WeightSelection selection, boolean lossBreaksTies, int patience) {
    /** All epochs, and the weights of the last. */
    public static EpochChoice last() {
        return new EpochChoice(WeightSelection.LAST, false, EarlyStopping.NEVER);
    }

    /** All epochs, and the weights of the one with the best validation accuracy. */
    public static EpochChoice best() {
        return new EpochChoice(WeightSelection.BEST_VALIDATION, false, EarlyStopping.NEVER);
    }

    /** The same where the lower validation loss decides between equal accuracies. */
    public EpochChoice breakingTiesByLoss() {
        return new EpochChoice(selection, true, patience);
    }

    /** The same ended by so many epochs in a row below the best. */
    public EpochChoice stoppingAfter(int epochs) {
        return new EpochChoice(selection, lossBreaksTies, epochs);
    }
}
