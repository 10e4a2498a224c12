package io.github.auxtask.evaluate;

/**
 * Independent normal distributions of a classifier's scores.
 *
 * @param means a row of K for each image
 * @param deviations a row of K for each image, positive
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record ScoreMoments(float[][] means, float[][] deviations) {
    public ScoreMoments {
        if (means.length != deviations.length) {
            throw new IllegalArgumentException(means.length + " means and " + deviations.length + " deviations");
        }
    }
}
