package io.github.auxtask.train.declaration;

import io.github.auxtask.core.BadInputException;

/** Which weights a phase ends with. */
public enum WeightSelection {
    /** Those after the epoch with the best validation accuracy, the later of equals. */
    BEST_VALIDATION("best-validation"),
    /** Those after the last epoch. */
    LAST("last");

    private final String text;

    WeightSelection(String text) {
        this.text = text;
    }

    /**
     * Reads the name used in {@code reproduction.yaml}.
     *
     * @throws BadInputException if it is neither {@code best-validation} nor {@code last}
     */
    public static WeightSelection parse(String text) {
        for (WeightSelection selection : values()) {
            if (selection.text.equals(text)) {
                return selection;
            }
        }
        throw new BadInputException("Unknown selection '" + text + "': use best-validation or last.");
    }

    @Override
    public String toString() {
        return text;
    }
}
