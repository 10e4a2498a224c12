package io.github.auxtask.experiment.spec;

/**
 * What the numbers of a table or a claim are.
 *
 * @param metric for example {@code accuracy}
 * @param unit {@code percent}, {@code fraction}, {@code count} or another word
 * @param facts whether they follow from the network or the data alone, so that no budget changes them: numbers of parameters,
 *     shapes of layers, entropies of labels
 */
public record Measure(String metric, String unit, boolean facts) {
    /** The unit of accuracies unless something else is said. */
    public static final String PERCENT = "percent";

    /** The unit of shares of 1. */
    public static final String FRACTION = "fraction";
}
