package io.github.auxtask.evaluate.ranking;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.chunk.ExamplesAhead;
import io.github.auxtask.provenance.CheckOutcome;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Scores images and, once all are scored, ranks them. */
final class AucRun implements EvaluationRun {
    /** Id of the finding that says which images they are and how they are balanced. */
    static final String FINDING = "D6";

    private static final String PREDICTIONS = "predictions";
    private static final String ODDS = "odds";
    private static final double PERCENT = 100;

    private final EvaluatedClassifier classifier;
    private final Examples examples;
    private final String images;
    private final ExamplesAhead ahead;
    private final String name;
    private final int positive;
    private final int[] predictions;
    private final double[] odds;
    private final BitSet correct = new BitSet();
    private int counted;

    /**
     * Ranks images.
     *
     * @param name of the class
     * @throws BadInputException if there is no such class, or all images or none are of it
     */
    AucRun(EvaluationContext context, String name, RankedImages ranked) {
        this.classifier = context.classifier();
        this.examples = ranked.examples();
        this.images = ranked.words();
        this.name = name;
        RankedImages.requireClass(name, context.classNames());
        this.positive = context.classNames().indexOf(name);
        this.predictions = new int[examples.count()];
        this.odds = new double[examples.count()];
        if (positives() == 0 || positives() == examples.count()) {
            throw new BadInputException("The area under the curve needs images of the class '" + name
                    + "' and others, but " + positives() + " of these " + examples.count()
                    + " are of it: take more of them (images), or another class.");
        }
        this.ahead = new ExamplesAhead(examples, context.threads());
    }

    private int positives() {
        return (int) IntStream.range(0, examples.count())
                .filter(i -> examples.label(i) == positive)
                .count();
    }

    @Override
    public int total() {
        return predictions.length;
    }

    @Override
    public String images() {
        return images;
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        ExampleBatch batch = ahead.read(from, to);
        float[][] scores = classifier.scores(batch);
        double[] ofClass = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            ofClass[i] = logOdds(scores[i], positive);
        }
        return EvaluatedChunk.of(from, to - from)
                .with(PREDICTIONS, EvaluatedClassifier.predictions(scores))
                .with(ODDS, ofClass);
    }

    /** log(p / (1 - p)) of the softmax; unlike p itself it does not become equal for images that the classifier is sure of. */
    static double logOdds(float[] scores, int positive) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scores.length; k++) {
            largest = k == positive ? largest : Math.max(largest, scores[k]);
        }
        double others = 0;
        for (int k = 0; k < scores.length; k++) {
            others += k == positive ? 0 : StrictMath.exp(scores[k] - largest);
        }
        return scores[positive] - largest - StrictMath.log(others);
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        System.arraycopy(chunk.ints(PREDICTIONS), 0, predictions, chunk.first(), chunk.count());
        System.arraycopy(chunk.doubles(ODDS), 0, odds, chunk.first(), chunk.count());
        for (int i = chunk.first(); i < chunk.end(); i++) {
            correct.set(i, predictions[i] == examples.label(i));
        }
        counted = chunk.end();
    }

    @Override
    public double accuracy() {
        return PERCENT * correct.cardinality() / counted;
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        boolean[] of = new boolean[odds.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = examples.label(i) == positive;
        }
        int positives = positives();
        return EvaluationOutcome.of(odds.length, correct.cardinality())
                .predictions(predictions, examples.classes())
                .correct(correct)
                .metric(AucKind.AUC, RocAuc.of(odds, of))
                .metric(AucKind.POSITIVES, positives)
                .metric(AucKind.NEGATIVES, odds.length - positives)
                .checks(List.of(finding(positives)))
                .build();
    }

    private CheckOutcome finding(int positives) {
        return new CheckOutcome(
                FINDING,
                "images that are ranked",
                CheckOutcome.Status.OK,
                false,
                PERCENT * positives / odds.length,
                "%",
                "",
                positives + " of " + odds.length + " " + images + " are " + name + ".");
    }

    @Override
    public void close() {
        ahead.close();
    }
}
