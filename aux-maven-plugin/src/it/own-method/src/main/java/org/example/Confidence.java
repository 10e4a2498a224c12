package org.example;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.Metric;
import java.util.List;
import java.util.function.Consumer;

/** An evaluation with a metric of its own: how sure the classifier is of what it says, on average, in percent. */
public final class Confidence implements EvaluationKind {
    @Override
    public String name() {
        return "mean-confidence";
    }

    @Override
    public List<SettingKey> settings() {
        return List.of();
    }

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.percent("confidence", "mean probability of the predicted class"));
    }

    @Override
    public EvaluationTask parse(Settings settings) {
        return Run::new;
    }

    private static final class Run implements EvaluationRun {
        private final EvaluationContext context;
        private long right;
        private int counted;
        private double confidence;

        Run(EvaluationContext context) {
            this.context = context;
        }

        @Override
        public int total() {
            return context.examples().count();
        }

        @Override
        public EvaluatedChunk chunk(int from, int to) {
            float[][] scores = context.classifier().scores(ExampleBatch.read(context.examples(), from, to));
            int[] predictions = EvaluatedClassifier.predictions(scores);
            double[] probabilities = new double[scores.length];
            for (int i = 0; i < scores.length; i++) {
                double sum = 0;
                for (float score : scores[i]) {
                    sum += Math.exp(score - scores[i][predictions[i]]);
                }
                probabilities[i] = 1 / sum;
            }
            return EvaluatedChunk.of(from, to - from)
                    .with("predictions", predictions)
                    .with("probabilities", probabilities);
        }

        @Override
        public void add(EvaluatedChunk chunk) {
            for (int i = 0; i < chunk.count(); i++) {
                right += chunk.ints("predictions")[i] == context.examples().label(chunk.first() + i) ? 1 : 0;
                confidence += chunk.doubles("probabilities")[i];
            }
            counted = chunk.end();
        }

        @Override
        public double accuracy() {
            return 100.0 * right / counted;
        }

        @Override
        public EvaluationOutcome outcome(Consumer<String> listener) {
            return EvaluationOutcome.of(counted, right)
                    .metric("confidence", 100 * confidence / counted)
                    .build();
        }
    }
}
