package io.github.auxtask.train;

import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;

/** What is measured after every epoch: the number that drives schedule, early stopping and the choice of weights. */
@FunctionalInterface
public interface Validation {
    /**
     * Measures.
     *
     * @param epoch from 0, for draws that change from epoch to epoch
     * @param stop asked now and then
     * @return accuracy in percent; empty if it was told to stop before it had one
     */
    OptionalDouble accuracy(int epoch, BooleanSupplier stop);

    /**
     * What decides between epochs of equal accuracy, more being better; asked right after {@link #accuracy}. Always the same, so that
     * the later epoch wins, unless a paper says otherwise.
     */
    default double tieBreak() {
        return 0;
    }
}
