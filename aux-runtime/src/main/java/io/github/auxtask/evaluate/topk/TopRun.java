package io.github.auxtask.evaluate.topk;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import java.util.BitSet;
import java.util.function.Consumer;

/** Ranks the label among the scores of each image. Of equal scores the label's counts as the largest, as in training. */
final class TopRun implements EvaluationRun {
    private static final String PREDICTIONS = "predictions";
    private static final String RANKS = "ranks";
    private static final double PERCENT = 100;

    private final EvaluationContext context;
    private final Examples examples;
    private final String images;
    private final int k;
    private final int[] predictions;
    private final BitSet correct = new BitSet();
    private int counted;
    private int within;

    /** @param images what they are, for what is kept of an interrupted evaluation */
    TopRun(EvaluationContext context, Examples examples, String images, int k) {
        this.context = context;
        this.examples = examples;
        this.images = images;
        this.k = k;
        this.predictions = new int[examples.count()];
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
        ExampleBatch batch = ExampleBatch.read(examples, from, to);
        float[][] scores = context.classifier().scores(batch);
        int[] ranks = new int[batch.count()];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = rank(scores[i], (int) batch.labels()[i]);
        }
        return EvaluatedChunk.of(from, to - from)
                .with(PREDICTIONS, EvaluatedClassifier.predictions(scores))
                .with(RANKS, ranks);
    }

    /** How many scores are larger than that of the label. */
    static int rank(float[] scores, int label) {
        int larger = 0;
        for (float score : scores) {
            larger += score > scores[label] ? 1 : 0;
        }
        return larger;
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[] predicted = chunk.ints(PREDICTIONS);
        for (int rank : chunk.ints(RANKS)) {
            within += rank < k ? 1 : 0;
        }
        for (int i = chunk.first(); i < chunk.end(); i++) {
            predictions[i] = predicted[i - chunk.first()];
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
        return EvaluationOutcome.of(predictions.length, correct.cardinality())
                .predictions(predictions, examples.classes())
                .correct(correct)
                .metric(TopKind.TOP, PERCENT * within / counted)
                .build();
    }
}
