package io.github.auxtask.evaluate.confidence;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.Metric;
import io.github.auxtask.evaluate.chunk.ExamplesAhead;
import io.github.auxtask.provenance.CheckOutcome;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** Goes through images once and counts how sure the classifier is of each. */
public final class ConfidenceRun implements EvaluationRun {
    private final EvaluationContext context;
    private final ConfidentClassifier classifier;
    private final Examples examples;
    private final String images;
    private final List<CheckOutcome> findings;
    private final ExamplesAhead ahead;
    private final ConfidenceCount count;
    private final int[] predictions;
    private final BitSet correct = new BitSet();

    /**
     * Of images that may be those of another data set.
     *
     * @param examples standardised, with the classifier's labels
     * @param images which they are
     * @param findings that a reader must know of
     * @throws io.github.auxtask.core.BadInputException if the uncertainty takes deviations that the method does not predict
     */
    public ConfidenceRun(
            EvaluationContext context,
            ConfidenceSettings settings,
            Examples examples,
            String images,
            List<CheckOutcome> findings) {
        this.context = context;
        this.classifier = new ConfidentClassifier(context.classifier(), settings, context.seed());
        this.examples = examples;
        this.images = images;
        this.findings = List.copyOf(findings);
        this.ahead = new ExamplesAhead(examples, context.threads());
        this.count = new ConfidenceCount(examples.classes(), settings.threshold());
        this.predictions = new int[examples.count()];
    }

    /** What it records. */
    public static List<Metric> metrics() {
        return ConfidenceCount.declared();
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
        return classifier.ask(ahead.read(from, to), from);
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[] predicted = chunk.ints(ConfidentClassifier.PREDICTIONS);
        double[] probabilities = chunk.doubles(ConfidentClassifier.PROBABILITIES);
        double[] uncertainties = chunk.doubles(ConfidentClassifier.UNCERTAINTIES);
        for (int i = 0; i < chunk.count(); i++) {
            int position = chunk.first() + i;
            int label = examples.label(position);
            predictions[position] = predicted[i];
            correct.set(position, predicted[i] == label);
            count.add(label, predicted[i], probabilities[i], uncertainties[i]);
        }
    }

    @Override
    public double accuracy() {
        return count.accuracy();
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        return EvaluationOutcome.of(count.images(), count.right())
                .predictions(predictions, examples.classes())
                .correct(correct)
                .metrics(count.metrics(context.classNames()))
                .checks(findings())
                .build();
    }

    private List<CheckOutcome> findings() {
        List<CheckOutcome> all = new ArrayList<>(findings);
        all.add(classifier.finding());
        return all;
    }

    @Override
    public void close() {
        ahead.close();
    }
}
