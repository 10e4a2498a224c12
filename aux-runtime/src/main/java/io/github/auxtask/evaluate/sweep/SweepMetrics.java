package io.github.auxtask.evaluate.sweep;

import io.github.auxtask.evaluate.attacked.AttackMetrics;
import io.github.auxtask.evaluate.chunk.EvaluatedChunk;
import io.github.auxtask.evaluate.chunk.EvaluationOutcome;
import io.github.auxtask.provenance.Point;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * @param chunk with its clean prediction and those after each epsilon
     * @param image its position
     */
    void add(int label, EvaluatedChunk chunk, int image) {
        int[][] rows = chunk.predictions();
        int column = image - chunk.first();
        images++;
        initiallyCorrect += rows[0][column] == label ? 1 : 0;
        for (int e = 0; e < correct.length; e++) {
            correct[e] += rows[e + 1][column] == label ? 1 : 0;
        }
        right.set(image, rows[correct.length][column] == label);
    }

    void addCounts(EvaluatedChunk.Counts counts) {
        attacked += counts.attacked();
        imageGradients += counts.imageGradients();
    }

    /** At the largest epsilon, in percent, so far. */
    double accuracy() {
        return PERCENT * correct[correct.length - 1] / images;
    }

    /** The outcome, whose own accuracy and predictions are those at the largest epsilon. */
    EvaluationOutcome outcome(String name, byte[] predictions, double seconds) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        List<Point> ofAll = new ArrayList<>();
        List<Point> ofRight = new ArrayList<>();
        metrics.put(AttackMetrics.CLEAN_ACCURACY, PERCENT * initiallyCorrect / images);
        metrics.put(AttackMetrics.INITIALLY_CORRECT, (double) initiallyCorrect);
        metrics.put(AttackMetrics.ATTACKED, (double) attacked);
        metrics.put(AttackMetrics.IMAGE_GRADIENTS, (double) imageGradients);
        for (int e = 0; e < correct.length; e++) {
            String key = EPSILON + sweep.epsilons().get(e);
            double epsilon = sweep.epsilons().get(e).value();
            metrics.put(key, PERCENT * correct[e] / images);
            ofAll.add(new Point(epsilon, PERCENT * correct[e] / images));
            if (initiallyCorrect > 0) {
                metrics.put(key + OF_INITIALLY_CORRECT, PERCENT * correct[e] / initiallyCorrect);
                ofRight.add(new Point(epsilon, PERCENT * correct[e] / initiallyCorrect));
            }
        }
        Map<String, List<Point>> curves = new LinkedHashMap<>();
        curves.put(CURVE, ofAll);
        if (!ofRight.isEmpty()) {
            curves.put(CURVE_OF_INITIALLY_CORRECT, ofRight);
        }
        return new EvaluationOutcome(
                        name, images, correct[correct.length - 1], accuracy(), predictions, seconds, metrics)
                .withCorrect(right)
                .with(List.of(), List.of(), curves);
    }
}
