package io.github.auxtask.evaluate.sweep;

import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.evaluate.attacked.AttackMetrics;
import io.github.auxtask.provenance.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts what a sweep left right at each epsilon. */
final class SweepMetrics {
    /** Before an epsilon: accuracy over all images, in percent. */
    static final String EPSILON = "epsilon.";

    /** After an epsilon: the same over the images that were right before the attack. */
    static final String OF_INITIALLY_CORRECT = ".ofInitiallyCorrect";

    /** Accuracy over all images, in percent, against epsilon. */
    static final String CURVE = "accuracy against epsilon";

    /** The same over the images that were right before the attack. */
    static final String CURVE_OF_INITIALLY_CORRECT = "accuracy of initially correct images against epsilon";

    /** What sweeps record. */
    static final List<Metric> DECLARED = List.of(
            Metric.percent(AttackMetrics.CLEAN_ACCURACY, "accuracy before the attack on the same images"),
            Metric.count(AttackMetrics.INITIALLY_CORRECT, "images", "classified correctly before the attack"),
            Metric.count(AttackMetrics.ATTACKED, "images", "that were attacked, over all epsilons"),
            Metric.count(AttackMetrics.IMAGE_GRADIENTS, "gradients", "of one image that were computed"),
            Metric.percent(EPSILON + "EPSILON", "accuracy at this epsilon, as it is written or counted"),
            Metric.percent(
                    EPSILON + "EPSILON" + OF_INITIALLY_CORRECT,
                    "the same over the images that were right before the attack"));

    private static final double PERCENT = 100;

    private final EpsilonSweep sweep;
    private final long[] correct;
    private final BitSet right = new BitSet();
    private long images;
    private long initiallyCorrect;
    private long attacked;
    private long imageGradients;

    SweepMetrics(EpsilonSweep sweep) {
        this.sweep = sweep;
        this.correct = new long[sweep.epsilons().size()];
    }

    /**
     * Counts one image.
     *
     * @param chunk that it is in
     * @param rows the chunk's clean predictions and those after each epsilon
     * @param image its position
     */
    void add(int label, EvaluatedChunk chunk, int[][] rows, int image) {
        int column = image - chunk.first();
        images++;
        initiallyCorrect += rows[0][column] == label ? 1 : 0;
        for (int e = 0; e < correct.length; e++) {
            correct[e] += rows[e + 1][column] == label ? 1 : 0;
        }
        right.set(image, rows[correct.length][column] == label);
    }

    void addCounts(long attackedImages, long gradients) {
        attacked += attackedImages;
        imageGradients += gradients;
    }

    /** At the largest epsilon, in percent, so far. */
    double accuracy() {
        return PERCENT * correct[correct.length - 1] / images;
    }

    /** The outcome, whose own accuracy and predictions are those at the largest epsilon. */
    EvaluationOutcome.Builder outcome() {
        EvaluationOutcome.Builder outcome = EvaluationOutcome.of(images, correct[correct.length - 1])
                .correct(right)
                .metric(AttackMetrics.CLEAN_ACCURACY, PERCENT * initiallyCorrect / images)
                .metric(AttackMetrics.INITIALLY_CORRECT, (double) initiallyCorrect)
                .metric(AttackMetrics.ATTACKED, (double) attacked)
                .metric(AttackMetrics.IMAGE_GRADIENTS, (double) imageGradients);
        List<Point> ofAll = new ArrayList<>();
        List<Point> ofRight = new ArrayList<>();
        for (int e = 0; e < correct.length; e++) {
            String key = EPSILON + sweep.epsilons().get(e);
            double epsilon = sweep.epsilons().get(e).value();
            outcome.metric(key, PERCENT * correct[e] / images);
            ofAll.add(new Point(epsilon, PERCENT * correct[e] / images));
            if (initiallyCorrect > 0) {
                outcome.metric(key + OF_INITIALLY_CORRECT, PERCENT * correct[e] / initiallyCorrect);
                ofRight.add(new Point(epsilon, PERCENT * correct[e] / initiallyCorrect));
            }
        }
        outcome.curve(CURVE, ofAll);
        if (!ofRight.isEmpty()) {
            outcome.curve(CURVE_OF_INITIALLY_CORRECT, ofRight);
        }
        return outcome;
    }
}
