package io.github.auxtask.evaluate.confidence;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.ScoreMoments;
import io.github.auxtask.provenance.CheckOutcome;

/** Asks a classifier how sure it is. What is drawn depends on seed and image only. */
final class ConfidentClassifier {
    static final String PREDICTIONS = "predictions";
    static final String PROBABILITIES = "probabilities";
    static final String UNCERTAINTIES = "uncertainties";

    /** Id of the finding that says how probabilities and uncertainty came about. */
    static final String FINDING = "D4";

    private static final String STREAM = "score noise";

    private final EvaluatedClassifier classifier;
    private final ConfidenceSettings settings;
    private final UncertaintyMeasure measure;
    private final long seed;

    ConfidentClassifier(EvaluatedClassifier classifier, ConfidenceSettings settings, long seed) {
        this.classifier = classifier;
        this.settings = settings;
        this.measure = settings.uncertainty().of(classifier.hasMoments());
        this.seed = seed;
        if (measure.needsDeviations() && !classifier.hasMoments()) {
            throw new BadInputException(
                    "uncertainty is a predicted deviation (mean-sigma, predicted-sigma), but this run's"
                            + " method predicts none: take entropy, or auto.");
        }
    }

    /** How its numbers came about, which depends on the method. */
    CheckOutcome finding() {
        String probabilities = classifier.hasMoments()
                ? "Probabilities are means of " + settings.samples() + " softmax outputs of drawn scores; "
                : "Probabilities are the softmax of the scores; ";
        String uncertainty = switch (measure) {
            case MEAN_SIGMA -> "the uncertainty is the mean of the scores' predicted deviations.";
            case PREDICTED_SIGMA -> "the uncertainty is the predicted deviation of the predicted class's score.";
            case ENTROPY, AUTO -> "the uncertainty is the entropy of the probabilities in nats.";
        };
        return new CheckOutcome(
                FINDING,
                "probabilities and uncertainty",
                CheckOutcome.Status.OK,
                false,
                null,
                "",
                "",
                probabilities + uncertainty);
    }

    /**
     * Predicted class, probability of the true class and uncertainty of each image.
     *
     * @param from position of the first
     */
    EvaluatedChunk ask(ExampleBatch images, int from) {
        int[] predictions = new int[images.count()];
        double[] probabilities = new double[images.count()];
        double[] uncertainties = new double[images.count()];
        ScoreMoments moments = classifier.moments(images).orElse(null);
        float[][] scores = moments == null ? classifier.scores(images) : moments.means();
        for (int i = 0; i < images.count(); i++) {
            float[] deviations = moments == null ? new float[0] : moments.deviations()[i];
            RandomStream noise = RandomStream.of(seed, STREAM, images.indices()[i]);
            double[] ofClasses = moments == null
                    ? SampledSoftmax.of(scores[i])
                    : SampledSoftmax.mean(scores[i], deviations, settings.samples(), noise::nextGaussian);
            predictions[i] = SampledSoftmax.predicted(ofClasses);
            probabilities[i] = ofClasses[(int) images.labels()[i]];
            uncertainties[i] = uncertainty(ofClasses, deviations, predictions[i]);
        }
        return EvaluatedChunk.of(from, images.count())
                .with(PREDICTIONS, predictions)
                .with(PROBABILITIES, probabilities)
                .with(UNCERTAINTIES, uncertainties);
    }

    private double uncertainty(double[] probabilities, float[] deviations, int predicted) {
        return switch (measure) {
            case MEAN_SIGMA -> mean(deviations);
            case PREDICTED_SIGMA -> deviations[predicted];
            case ENTROPY, AUTO -> SampledSoftmax.entropy(probabilities);
        };
    }

    static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
