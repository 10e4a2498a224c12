package io.github.auxtask.evaluate.chunk;

/**
 * How far an evaluation has come.
 *
 * @param name the evaluation's
 * @param done images so far
 * @param total images in all
 * @param accuracyPercent of the images so far
 * @param imagesPerSecond so far, of those that this process has evaluated; NaN before the first
 * @param etaSeconds until the end, at this speed
 */
public record EvaluationProgress(
        String name, int done, int total, double accuracyPercent, double imagesPerSecond, double etaSeconds) {
    /** The same, said of what comes after the images: {@code strong, check C7}. */
    public EvaluationProgress of(String part) {
        return new EvaluationProgress(name + ", " + part, done, total, accuracyPercent, imagesPerSecond, etaSeconds);
    }
}
