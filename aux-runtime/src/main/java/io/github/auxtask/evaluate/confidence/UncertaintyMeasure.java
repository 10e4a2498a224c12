package io.github.auxtask.evaluate.confidence;

/** What stands for the uncertainty of one image; Signed Input Regularization does not define its own (sheet, section 6). */
enum UncertaintyMeasure {
    /** The mean of the deviations where the method predicts them, else the entropy. */
    AUTO,
    /** The mean over the classes of the scores' predicted deviations. */
    MEAN_SIGMA,
    /** The predicted deviation of the predicted class's score. */
    PREDICTED_SIGMA,
    /** The entropy of the probabilities, nats. */
    ENTROPY;

    /** What is measured of this classifier. */
    UncertaintyMeasure of(boolean hasDeviations) {
        return this != AUTO ? this : hasDeviations ? MEAN_SIGMA : ENTROPY;
    }

    /** Whether the method must predict deviations. */
    boolean needsDeviations() {
        return this == MEAN_SIGMA || this == PREDICTED_SIGMA;
    }
}
