package io.github.auxtask.evaluate.embedding;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.embedding.BetaCv;
import io.github.auxtask.embedding.EmbeddingScore;
import io.github.auxtask.embedding.Points;
import io.github.auxtask.embedding.Tsne;
import io.github.auxtask.embedding.TsneSettings;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Reads features and, once all are read, lays them out. An image goes through the network alone, so that its features are the same in
 * every bit whatever a batch is: t-SNE would make much of the last one.
 */
final class EmbeddingRun implements EvaluationRun {
    private static final String PREDICTIONS = "predictions";
    private static final String FEATURES = "features";
    private static final double PERCENT = 100;

    private final EvaluatedClassifier classifier;
    private final Examples examples;
    private final TsneSettings settings;
    private final int[] labels;
    private final int[] predictions;
    private final float[][] features;
    private final BitSet correct = new BitSet();
    private int counted;

    EmbeddingRun(EvaluationContext context, int count, TsneSettings settings) {
        this.classifier = context.classifier();
        this.examples = context.examples();
        this.settings = settings;
        this.labels = IntStream.range(0, count).map(examples::label).toArray();
        this.predictions = new int[count];
        this.features = new float[count][];
        long pairs = IntStream.of(labels).distinct().count();
        if (count <= EmbeddingScore.NEIGHBOURS || pairs < 2 || pairs == count) {
            throw new BadInputException("There are " + count + " images of " + pairs
                    + " classes, but it takes more than " + EmbeddingScore.NEIGHBOURS
                    + " of at least two to say how compact classes are: take more (images).");
        }
    }

    @Override
    public int total() {
        return labels.length;
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        int[] predicted = new int[to - from];
        float[][] rows = new float[to - from][];
        for (int i = from; i < to; i++) {
            ExampleBatch image = ExampleBatch.read(examples, i, i + 1);
            predicted[i - from] = EvaluatedClassifier.predictions(classifier.scores(image))[0];
            rows[i - from] = classifier.features(image)[0];
        }
        return EvaluatedChunk.of(from, to - from).with(PREDICTIONS, predicted).with(FEATURES, flat(rows));
    }

    private static float[] flat(float[][] rows) {
        int size = rows[0].length;
        float[] flat = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * size, size);
        }
        return flat;
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        System.arraycopy(chunk.ints(PREDICTIONS), 0, predictions, chunk.first(), chunk.count());
        float[] flat = chunk.floats(FEATURES);
        int size = flat.length / chunk.count();
        for (int i = 0; i < chunk.count(); i++) {
            features[chunk.first() + i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
            correct.set(chunk.first() + i, predictions[chunk.first() + i] == labels[chunk.first() + i]);
        }
        counted = chunk.end();
    }

    @Override
    public double accuracy() {
        return PERCENT * correct.cardinality() / counted;
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        listener.accept("t-SNE");
        Points space = Points.of(labels.length, features[0].length, flat(features));
        Tsne.Result laidOut = layOut(space);
        EvaluationOutcome.Builder outcome = EvaluationOutcome.of(labels.length, correct.cardinality())
                .predictions(predictions, examples.classes())
                .correct(correct)
                .metric(EmbeddingKind.DIVERGENCE, laidOut.divergence());
        score(laidOut.plane(), "", outcome);
        score(space, EmbeddingKind.FEATURES, outcome);
        return outcome.build();
    }

    private Tsne.Result layOut(Points space) {
        try {
            return Tsne.embed(space, settings);
        } catch (IllegalArgumentException e) {
            throw new RunFailedException("The features of the images cannot be laid out (" + e.getMessage()
                    + "): the network did not train properly.");
        }
    }

    private void score(Points points, String ending, EvaluationOutcome.Builder outcome) {
        EmbeddingScore score = EmbeddingScore.of(points, labels);
        outcome.metric(EmbeddingKind.SILHOUETTE + ending, score.silhouette())
                .metric(EmbeddingKind.NEIGHBOURS + ending, PERCENT * score.neighbourAccuracy())
                .metric(EmbeddingKind.COMPACTNESS + ending, BetaCv.of(points, labels));
    }
}
