package io.github.auxtask.evaluate.ranking;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.split.Subset;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.chunk.ExamplesAhead;
import io.github.auxtask.provenance.CheckOutcome;
import java.util.Arrays;
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

    private AucRun(EvaluationContext context, String name, Examples examples, String images) {
        this.classifier = context.classifier();
        this.examples = examples;
        this.images = images;
        this.name = name;
        requireClass(name, context.classNames());
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

    /**
     * Refuses a class that the data set does not have.
     *
     * @throws BadInputException with the nearest
     */
    static void requireClass(String name, List<String> classNames) {
        if (!classNames.contains(name)) {
            throw new BadInputException(
                    "class is '" + name + "', which is none of the data set" + Suggestion.hint(name, classNames));
        }
    }

    /**
     * Refuses a data set that the classifier cannot be asked about.
     *
     * @throws BadInputException if its classes or the size of its images are others
     */
    static void requireLike(Dataset dataset, List<String> classNames, ImageShape shape) {
        if (!dataset.classNames().equals(classNames)) {
            throw new BadInputException("The data set '" + dataset.name() + "' has the classes " + dataset.classNames()
                    + ", but the classifier " + classNames + ": name a data set of the same (data).");
        }
        if (!dataset.test().shape().equals(shape)) {
            throw new BadInputException("The images of the data set '" + dataset.name() + "' are "
                    + dataset.test().shape() + ", but the classifier takes " + shape
                    + ": have them resized by its settings (data.size).");
        }
    }

    /** On the test images. */
    static AucRun of(EvaluationContext context, String positive) {
        return new AucRun(context, positive, context.examples(), "test images");
    }

    /**
     * On the test images of another data set.
     *
     * @param most how many of them, from the first on; 0 for all
     * @throws BadInputException if its classes or the size of its images are others
     */
    static AucRun of(EvaluationContext context, String positive, Dataset dataset, int most) {
        requireLike(dataset, context.classNames(), context.examples().shape());
        int[] all = Subset.all(dataset.test().count());
        int[] members = most == 0 || most >= all.length ? all : Arrays.copyOf(all, most);
        return new AucRun(
                context,
                positive,
                ImageExamples.of(dataset.test(), members, context.standardisation()),
                "images of " + dataset.name() + " (" + dataset.source() + ") " + dataset.digest());
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
