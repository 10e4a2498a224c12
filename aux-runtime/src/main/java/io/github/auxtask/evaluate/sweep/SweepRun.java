package io.github.auxtask.evaluate.sweep;

import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Makes an {@link EpsilonSweep}: one clean pass for all epsilons, and only images that the classifier has right are attacked. Images
 * that it has wrong count as errors at every epsilon, as in the label paper (sheet, section 7).
 */
final class SweepRun implements EvaluationRun {
    private static final String ATTACKED = "attacked";
    private static final String GRADIENTS = "gradients";

    private final EpsilonSweep sweep;
    private final EvaluatedClassifier classifier;
    private final Examples examples;
    private final SweepMetrics metrics;
    private final int[] last;

    SweepRun(EpsilonSweep sweep, EvaluationContext context) {
        this.sweep = sweep;
        this.classifier = context.classifier();
        this.examples = context.examples();
        this.metrics = new SweepMetrics(sweep);
        this.last = new int[examples.count()];
    }

    @Override
    public int total() {
        return last.length;
    }

    /** The rows of predictions are the clean ones and those after each epsilon. */
    private static String row(int number) {
        return "predictions " + number;
    }

    private int rows() {
        return 1 + sweep.epsilons().size();
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        ExampleBatch images = ExampleBatch.read(examples, from, to);
        float[][] scores = classifier.scores(images);
        int[] before = EvaluatedClassifier.predictions(scores);
        EvaluatedChunk chunk = EvaluatedChunk.of(from, to - from).with(row(0), before);
        int[] predictions = before.clone();
        int[] left = images.right(before);
        long attacked = 0;
        long imageGradients = 0;
        for (int e = 0; e + 1 < rows(); e++) {
            if (!sweep.nested()) {
                predictions = before.clone();
                left = images.right(before);
            }
            if (sweep.epsilons().get(e).value() > 0 && left.length > 0) {
                imageGradients += attack(e, images, left, scores, predictions);
                attacked += left.length;
            }
            chunk = chunk.with(row(e + 1), predictions.clone());
            left = images.right(predictions);
        }
        return chunk.withCount(ATTACKED, attacked).withCount(GRADIENTS, imageGradients);
    }

    /** Puts the predictions after the attack into their rows; gives the image gradients that it took. */
    private long attack(int epsilon, ExampleBatch images, int[] rows, float[][] scores, int[] predictions) {
        float[][] known = Arrays.stream(rows).mapToObj(row -> scores[row]).toArray(float[][]::new);
        AttackOutcome outcome = classifier.attacked(sweep.attacks().get(epsilon), images.select(rows), known);
        for (int i = 0; i < rows.length; i++) {
            predictions[rows[i]] = outcome.after()[i];
        }
        return outcome.imageGradients();
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[][] rows = new int[rows()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = chunk.ints(row(row));
        }
        System.arraycopy(rows[rows.length - 1], 0, last, chunk.first(), chunk.count());
        for (int i = chunk.first(); i < chunk.end(); i++) {
            metrics.add(examples.label(i), chunk, rows, i);
        }
        metrics.addCounts(chunk.counted(ATTACKED), chunk.counted(GRADIENTS));
    }

    @Override
    public double accuracy() {
        return metrics.accuracy();
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        return metrics.outcome().predictions(last, examples.classes()).build();
    }
}
