package io.github.auxtask.evaluate.corrupted;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.corruption.benchmark.CorruptedExamples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.chunk.ExamplesAhead;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Tests a classifier on corrupted images: they are made or read ahead on other threads, and never all in memory. */
final class CorruptedRun implements EvaluationRun {
    private static final String PREDICTIONS = "predictions";

    private final EvaluatedClassifier classifier;
    private final CorruptedImages images;
    private final CorruptedExamples examples;
    private final ExamplesAhead ahead;
    private final CorruptionMetrics metrics;
    private final int[] predictions;

    CorruptedRun(CorruptedTask task, EvaluationContext context) {
        classifier = context.classifier();
        images = context.corrupted();
        Examples clean = context.examples();
        int[] members = IntStream.range(0, clean.count()).map(clean::index).toArray();
        examples = new CorruptedExamples(images, task.cells(), members, context.standardisation());
        ahead = new ExamplesAhead(examples, context.threads());
        metrics = new CorruptionMetrics(task, images, context.testImagesSeen());
        predictions = new int[examples.count()];
    }

    @Override
    public int total() {
        return predictions.length;
    }

    /** The origin matters: the published images may have been fetched since an interruption. */
    @Override
    public String images() {
        return "test images " + images.origin();
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        int[] predicted = EvaluatedClassifier.predictions(classifier.scores(ahead.read(from, to)));
        return EvaluatedChunk.of(from, to - from).with(PREDICTIONS, predicted);
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        System.arraycopy(chunk.ints(PREDICTIONS), 0, predictions, chunk.first(), chunk.count());
        for (int i = chunk.first(); i < chunk.end(); i++) {
            metrics.add(examples.cell(i), predictions[i] == examples.label(i));
        }
    }

    @Override
    public double accuracy() {
        return metrics.accuracy();
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        return metrics.outcome().predictions(predictions, examples.classes()).build();
    }

    @Override
    public void close() {
        ahead.close();
    }
}
