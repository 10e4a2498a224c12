package io.github.auxtask.evaluate.classwise;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.Metric;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/**
 * Test images as they are, class by class: the accuracy of a class is the share of its images that are classified correctly. A column of a
 * table that names classes ({@code axis: class}) with {@code metric: class} reads them.
 */
public final class ByClassKind implements EvaluationKind {
    /** Before the name of a class: its accuracy in percent. */
    public static final String CLASS = "class.";

    @Override
    public String name() {
        return "by-class";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.percent(CLASS + "NAME", "accuracy over the images of this class"));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        return ByClassRun::new;
    }

    private static final class ByClassRun implements EvaluationRun {
        private static final String PREDICTIONS = "predictions";
        private static final double PERCENT = 100;

        private final EvaluationContext context;
        private final Examples examples;
        private final int[] predictions;
        private final long[] images;
        private final long[] right;
        private final BitSet correct = new BitSet();
        private int counted;

        ByClassRun(EvaluationContext context) {
            this.context = context;
            this.examples = context.examples();
            this.predictions = new int[examples.count()];
            this.images = new long[examples.classes()];
            this.right = new long[examples.classes()];
        }

        @Override
        public int total() {
            return predictions.length;
        }

        @Override
        public EvaluatedChunk chunk(int from, int to) {
            float[][] scores = context.classifier().scores(ExampleBatch.read(examples, from, to));
            return EvaluatedChunk.of(from, to - from).with(PREDICTIONS, EvaluatedClassifier.predictions(scores));
        }

        @Override
        public void add(EvaluatedChunk chunk) {
            System.arraycopy(chunk.ints(PREDICTIONS), 0, predictions, chunk.first(), chunk.count());
            for (int i = chunk.first(); i < chunk.end(); i++) {
                int label = examples.label(i);
                images[label]++;
                right[label] += predictions[i] == label ? 1 : 0;
                correct.set(i, predictions[i] == label);
            }
            counted = chunk.end();
        }

        @Override
        public double accuracy() {
            return PERCENT * correct.cardinality() / counted;
        }

        /** A class without images has no accuracy. */
        @Override
        public EvaluationOutcome outcome(Consumer<String> listener) {
            EvaluationOutcome.Builder outcome = EvaluationOutcome.of(predictions.length, correct.cardinality())
                    .predictions(predictions, examples.classes())
                    .correct(correct);
            List<String> names = context.classNames();
            for (int label = 0; label < images.length; label++) {
                if (images[label] > 0) {
                    outcome.metric(CLASS + names.get(label), PERCENT * right[label] / images[label]);
                }
            }
            return outcome.build();
        }
    }
}
