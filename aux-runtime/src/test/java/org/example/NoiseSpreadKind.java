package org.example;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A stranger's way to evaluate: under Gaussian noise, several times over, with the spread of the accuracies. */
public final class NoiseSpreadKind implements EvaluationKind {
    @Override
    public String name() {
        return "noise-spread";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(
                SettingKey.number("sigma", 0.1, "standard deviation of the noise, in units of standardised values")
                        .atLeast(0),
                SettingKey.integer("repetitions", 10, "how often each image is looked at")
                        .atLeast(2));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.percent("noise.MEASURE", "mean over the repetitions, and their standard deviation"));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        return new NoiseTask(settings.number("sigma"), settings.integer("repetitions"));
    }

    private record NoiseTask(double sigma, int repetitions) implements EvaluationTask {
        @Override
        public EvaluationNeeds needs() {
            return EvaluationNeeds.NOTHING.repeated(repetitions);
        }

        @Override
        public EvaluationRun start(EvaluationContext context) {
            return new NoiseRun(this, context);
        }
    }

    private static final class NoiseRun implements EvaluationRun {
        private final NoiseTask task;
        private final EvaluationContext context;
        private final Examples examples;
        private final long[] correct;
        private int counted;

        NoiseRun(NoiseTask task, EvaluationContext context) {
            this.task = task;
            this.context = context;
            this.examples = context.examples();
            this.correct = new long[task.repetitions()];
        }

        @Override
        public int total() {
            return examples.count() * task.repetitions();
        }

        @Override
        public EvaluatedChunk chunk(int from, int to) {
            int size = examples.shape().size();
            float[] inputs = new float[(to - from) * size];
            long[] labels = new long[to - from];
            int[] indices = new int[to - from];
            for (int i = 0; i < labels.length; i++) {
                int image = (from + i) % examples.count();
                int repetition = (from + i) / examples.count();
                examples.write(image, 0, inputs, i * size);
                labels[i] = examples.label(image);
                indices[i] = examples.index(image);
                RandomStream noise = RandomStream.of(context.seed(), "noise", indices[i], repetition);
                for (int k = i * size; k < (i + 1) * size; k++) {
                    inputs[k] += (float) (task.sigma() * noise.nextGaussian());
                }
            }
            ExampleBatch images = new ExampleBatch(examples.shape(), inputs, labels, indices);
            int[] predicted =
                    EvaluatedClassifier.predictions(context.classifier().scores(images));
            return EvaluatedChunk.of(from, to - from).with("predictions", predicted);
        }

        @Override
        public void add(EvaluatedChunk chunk) {
            int[] predicted = chunk.ints("predictions");
            for (int i = 0; i < predicted.length; i++) {
                int position = chunk.first() + i;
                boolean right = predicted[i] == examples.label(position % examples.count());
                correct[position / examples.count()] += right ? 1 : 0;
            }
            counted = chunk.end();
        }

        @Override
        public double accuracy() {
            return 100.0 * Arrays.stream(correct).sum() / counted;
        }

        @Override
        public EvaluationOutcome outcome(Consumer<String> listener) {
            double mean = accuracy();
            double squares = 0;
            for (long right : correct) {
                double deviation = 100.0 * right / examples.count() - mean;
                squares += deviation * deviation;
            }
            return EvaluationOutcome.of(total(), Arrays.stream(correct).sum())
                    .metric("noise.mean", mean)
                    .metric("noise.spread", Math.sqrt(squares / (correct.length - 1)))
                    .build();
        }
    }
}
