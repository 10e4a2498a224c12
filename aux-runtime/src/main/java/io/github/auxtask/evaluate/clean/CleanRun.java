package io.github.auxtask.evaluate.clean;

import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import java.util.BitSet;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Counts which test images are classified correctly, and what the method's own loss says of them. */
final class CleanRun implements EvaluationRun {
    private static final String PREDICTIONS = "predictions";
    private static final String LOSSES = "losses";
    private static final double PERCENT = 100;

    private final EvaluationContext context;
    private final Examples examples;
    private final OptionalDouble threshold;
    private final int[] predictions;
    private final BitSet correct = new BitSet();
    private int counted;
    private long losses;
    private long belowThreshold;
    private double lossSum;

    CleanRun(EvaluationContext context) {
        this.context = context;
        this.examples = context.examples();
        this.threshold = context.readout().map(Readout::threshold).orElse(OptionalDouble.empty());
        this.predictions = new int[examples.count()];
    }

    @Override
    public int total() {
        return predictions.length;
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        ExampleBatch images = ExampleBatch.read(examples, from, to);
        int[] predicted = EvaluatedClassifier.predictions(context.classifier().scores(images));
        EvaluatedChunk chunk = EvaluatedChunk.of(from, to - from).with(PREDICTIONS, predicted);
        return threshold.isPresent() ? chunk.with(LOSSES, context.classifier().losses(images)) : chunk;
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[] predicted = chunk.ints(PREDICTIONS);
        for (int i = chunk.first(); i < chunk.end(); i++) {
            predictions[i] = predicted[i - chunk.first()];
            correct.set(i, predictions[i] == examples.label(i));
        }
        counted = chunk.end();
        if (threshold.isPresent()) {
            for (float loss : chunk.floats(LOSSES)) {
                losses++;
                lossSum += loss;
                belowThreshold += loss < threshold.getAsDouble() ? 1 : 0;
            }
        }
    }

    @Override
    public double accuracy() {
        return PERCENT * correct.cardinality() / counted;
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        EvaluationOutcome.Builder outcome = EvaluationOutcome.of(predictions.length, correct.cardinality())
                .predictions(predictions, examples.classes())
                .correct(correct);
        if (losses > 0) {
            outcome.metric(CleanKind.THRESHOLD_ACCURACY, PERCENT * belowThreshold / losses)
                    .metric(CleanKind.METHOD_LOSS, lossSum / losses);
        }
        context.readout().ifPresent(readout -> outcome.metrics(readout.facts(context.values())));
        return outcome.build();
    }
}
