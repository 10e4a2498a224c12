package io.github.auxtask.evaluate;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Victim;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.Batch;
import io.github.auxtask.data.BatchLoader;
import io.github.auxtask.data.Batches;
import io.github.auxtask.data.ImageShape;
import io.github.auxtask.data.corruption.CorruptedExamples;
import io.github.auxtask.graph.GraphException;
import java.util.Arrays;

/**
 * Tests a classifier on corrupted images, batch after batch: they are made or read ahead on other threads, and never all in memory.
 */
final class CorruptionEvaluation {
    private static final double NANOS = 1e9;

    private final CorruptionMetrics metrics;
    private final CorruptedExamples examples;
    private final Victim victim;
    private final NDManager manager;
    private final int batch;
    private final long started = System.nanoTime();
    private int fitting;

    CorruptionEvaluation(
            CorruptionMetrics metrics, CorruptedExamples examples, Victim victim, NDManager manager, int batch) {
        this.metrics = metrics;
        this.examples = examples;
        this.victim = victim;
        this.manager = manager;
        this.batch = batch;
        this.fitting = batch;
    }

    EvaluationOutcome run(String name, EvaluationListener listener) {
        int total = examples.count();
        int[] predictions = new int[total];
        int done = 0;
        BatchLoader loader = BatchLoader.of(examples, batch).threads(threads());
        try (Batches batches = loader.epoch(0)) {
            for (Batch each : batches) {
                int[] chunk = predictions(each);
                for (int i = 0; i < chunk.length; i++) {
                    predictions[done + i] = chunk[i];
                    metrics.add(examples.cell(done + i), chunk[i] == each.labels()[i]);
                }
                done += chunk.length;
                batches.recycle(each);
                double speed = done / seconds();
                listener.progress(
                        new EvaluationProgress(name, done, total, metrics.accuracy(), speed, (total - done) / speed));
            }
        }
        return metrics.outcome(name, Predictions.encode(predictions, examples.classes()), seconds());
    }

    /** On a CPU the network wants the cores too. */
    private int threads() {
        int cores = Runtime.getRuntime().availableProcessors();
        return manager.getDevice().isGpu() ? cores : Math.max(1, cores / 2);
    }

    /** In one piece, or in smaller ones once that did not fit into memory. */
    private int[] predictions(Batch whole) {
        int[] predictions = new int[whole.size()];
        for (int from = 0; from < predictions.length; ) {
            int to = Math.min(predictions.length, from + fitting);
            try (NDManager scope = manager.newSubManager()) {
                ImageShape shape = examples.shape();
                float[] inputs = to - from == predictions.length
                        ? whole.images()
                        : Arrays.copyOfRange(whole.images(), from * shape.size(), to * shape.size());
                Shape extents = new Shape(to - from, shape.channels(), shape.height(), shape.width());
                int[] some = Victim.predictions(victim.hostScores(scope, scope.create(inputs, extents)));
                System.arraycopy(some, 0, predictions, from, some.length);
                from = to;
            } catch (GraphException e) {
                if (!MemoryFailure.is(e)) {
                    throw e;
                }
                if (to - from == 1) {
                    throw new RunFailedException("One image at a time does not fit into the device's memory.", e);
                }
                fitting = (to - from + 1) / 2;
            }
        }
        return predictions;
    }

    private double seconds() {
        return (System.nanoTime() - started) / NANOS;
    }
}
