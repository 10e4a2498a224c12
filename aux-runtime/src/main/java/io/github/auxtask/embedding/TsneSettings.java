package io.github.auxtask.embedding;

/**
 * How t-SNE runs.
 *
 * @param perplexity effective number of neighbours, at least 1 and below the number of points
 * @param learningRate of gradient descent, positive
 * @param iterations in all; the first 250 exaggerate the affinities twelve times with momentum 0.5, the others have momentum 0.8
 * @param start where points begin
 * @param seed of a random start
 */
public record TsneSettings(double perplexity, double learningRate, int iterations, Start start, long seed) {
    /** Where points begin, 1e-4 wide in either case. */
    public enum Start {
        /** The first two principal components. */
        PRINCIPAL_COMPONENTS,
        /** Standard normal draws. */
        RANDOM
    }

    private static final double USUAL_PERPLEXITY = 30;
    private static final int USUAL_ITERATIONS = 1000;
    private static final double LEAST_RATE = 50;
    private static final double POINTS_PER_RATE = 48;

    /**
     * The usual: perplexity 30, a thousand iterations from the principal components, and the learning rate that Belkina et al.
     * (2019) recommend, n / 12 / 4 but at least 50.
     */
    public static TsneSettings usual(int points) {
        return new TsneSettings(
                Math.min(USUAL_PERPLEXITY, (points - 1) / 3.0),
                Math.max(LEAST_RATE, points / POINTS_PER_RATE),
                USUAL_ITERATIONS,
                Start.PRINCIPAL_COMPONENTS,
                0);
    }
}
