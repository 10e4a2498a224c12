package io.github.auxtask.evaluate.noise;

import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.chunk.ExamplesAhead;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Goes through the images of one repetition after the other; they are damaged ahead on other threads. */
final class NoiseRun implements EvaluationRun {
    private static final String PREDICTIONS = "predictions";
    private static final double PERCENT = 100;

    private final EvaluatedClassifier classifier;
    private final NoisyExamples examples;
    private final ExamplesAhead ahead;
    private final int[] predictions;
    private final long[] correct;
    private int counted;

    NoiseRun(EvaluationContext context, NoisyExamples examples, int repetitions) {
        this.classifier = context.classifier();
        this.examples = examples;
        this.ahead = new ExamplesAhead(examples, context.threads());
        this.predictions = new int[examples.count()];
        this.correct = new long[repetitions];
    }

    @Override
    public int total() {
        return predictions.length;
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
            correct[examples.repetition(i)] += predictions[i] == examples.label(i) ? 1 : 0;
        }
        counted = chunk.end();
    }

    @Override
    public double accuracy() {
        return PERCENT * LongStream.of(correct).sum() / counted;
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        EvaluationOutcome.Builder outcome = EvaluationOutcome.of(
                        predictions.length, LongStream.of(correct).sum())
                .predictions(predictions, examples.classes());
        double squares = 0;
        for (int repetition = 0; repetition < correct.length; repetition++) {
            double accuracy = PERCENT * correct[repetition] / examples.images();
            outcome.metric(NoiseKind.PREFIX + (repetition + 1), accuracy);
            squares += (accuracy - accuracy()) * (accuracy - accuracy());
        }
        if (correct.length > 1) {
            outcome.metric(NoiseKind.DEVIATION, Math.sqrt(squares / (correct.length - 1)));
        }
        return outcome.build();
    }

    @Override
    public void close() {
        ahead.close();
    }
}
