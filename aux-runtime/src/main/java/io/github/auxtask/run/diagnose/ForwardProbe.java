package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.TestExamples;
import java.util.Map;
import java.util.function.LongSupplier;

/** Measures what a classifier takes for an image in evaluation mode, as after each epoch: a batch to warm up, then one or more. */
final class ForwardProbe {
    private static final double NANOS = 1e9;
    private static final int BATCH = 250;
    private static final int MOST_BATCHES = 3;

    private final LongSupplier nanoTime;
    private final double limitSeconds;

    ForwardProbe(LongSupplier nanoTime, double limitSeconds) {
        this.nanoTime = nanoTime;
        this.limitSeconds = limitSeconds;
    }

    /**
     * Measures.
     *
     * @param values of all parameters, which may be any
     * @param validation images after each epoch; 0 where nothing is trained
     */
    ForwardResult of(RunMethod how, Dataset dataset, Map<String, float[]> values, int validation, NDManager parent) {
        Examples examples = TestExamples.of(how, dataset);
        Standardisation standardisation = how.standardisation(dataset);
        ImageShape shape = examples.shape();
        InputSpec inputs = new InputSpec(
                shape.channels(), shape.height(), shape.width(), standardisation.mean(), standardisation.std());
        int count = Math.max(1, Math.min(BATCH * ImageShape.RGB_32.size() / shape.size(), BATCH));
        try (NDManager manager = parent.newSubManager();
                AttackedClassifier classifier =
                        AttackedClassifier.of(Classifier.of(how, dataset), how.precision(), manager, inputs, values)) {
            seconds(classifier, examples, count, manager);
            double sum = 0;
            int batches = 0;
            while (batches < MOST_BATCHES && (batches == 0 || sum < limitSeconds)) {
                sum += seconds(classifier, examples, count, manager);
                batches++;
            }
            return new ForwardResult(sum / ((double) batches * count), validation, examples.count());
        }
    }

    private double seconds(AttackedClassifier classifier, Examples examples, int count, NDManager manager) {
        ImageShape shape = examples.shape();
        long start = nanoTime.getAsLong();
        float[] batch = new float[count * shape.size()];
        for (int i = 0; i < count; i++) {
            examples.write(i % examples.count(), 0, batch, i * shape.size());
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray images = scope.create(batch, new Shape(count, shape.channels(), shape.height(), shape.width()));
            classifier.scores(scope, images).toFloatArray();
        }
        return (nanoTime.getAsLong() - start) / NANOS;
    }
}
