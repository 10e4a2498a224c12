package io.github.auxtask.method.labels;

/** A way to represent classes: what a network is to answer for each of them (paper, section 3; sheet, section 2). */
interface LabelRepresentation {
    /** The name in the grid's axis {@code label}. */
    String name();

    /** What one label is. */
    LabelForm form(int classes);

    /**
     * The label of every class.
     *
     * @throws io.github.auxtask.core.BadInputException if a file that is needed is missing or wrong, or a name cannot be spoken
     */
    ClassLabels labels(LabelRequest request);

    /** Whether the paper's threshold decision makes sense: only for values that span 80 (sheet, section 4). */
    default boolean hasThreshold() {
        return false;
    }
}
