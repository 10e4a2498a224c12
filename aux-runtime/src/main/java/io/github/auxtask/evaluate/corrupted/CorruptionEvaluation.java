package io.github.auxtask.evaluate.corrupted;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.corruption.benchmark.CorruptedExamples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.evaluate.chunk.ChunkJournal;
import io.github.auxtask.evaluate.chunk.ChunkTally;
import io.github.auxtask.evaluate.chunk.EvaluatedChunk;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationLoop;
import io.github.auxtask.evaluate.chunk.EvaluationOutcome;
import io.github.auxtask.evaluate.chunk.Predictions;
import io.github.auxtask.graph.trace.GraphException;
import java.util.Arrays;

/**
 * Tests a classifier on corrupted images, batch after batch: they are made or read ahead on other threads, and never all in memory.
 */
public final class CorruptionEvaluation implements ChunkTally {
    private final CorruptionMetrics metrics;
    private final CorruptedExamples examples;
    private final AttackedClassifier victim;
    private final NDManager manager;
    private final int batch;
    private final BatchSize fitting;
    private final int[] predictions;

    public CorruptionEvaluation(
            CorruptionMetrics metrics,
            CorruptedExamples examples,
            AttackedClassifier victim,
            NDManager manager,
            int batch) {
        this.metrics = metrics;
        this.examples = examples;
        this.victim = victim;
        this.manager = manager;
        this.batch = batch;
        this.fitting = new BatchSize(batch);
        this.predictions = new int[examples.count()];
    }

    public EvaluationOutcome run(String name, ChunkJournal journal, EvaluationListener listener) {
        EvaluationLoop course = new EvaluationLoop(name, predictions.length, this, journal, listener);
        if (course.done() < predictions.length) {
            finish(course);
        }
        return metrics.outcome(name, Predictions.encode(predictions, examples.classes()), course.seconds());
    }

    private void finish(EvaluationLoop course) {
        BatchLoader loader = BatchLoader.of(examples, batch).threads(threads());
        try (Batches batches = loader.epoch(0, course.done() / batch)) {
            for (Batch each : batches) {
                // With batches of another size than before, the first one begins with images that are done.
                int skipped = course.done() - each.step() * batch;
                course.add(EvaluatedChunk.clean(course.done(), predictions(each, skipped)));
                batches.recycle(each);
            }
        }
    }

    /** On a CPU the network wants the cores too. */
    private int threads() {
        int cores = Runtime.getRuntime().availableProcessors();
        return manager.getDevice().isGpu() ? cores : Math.max(1, cores / 2);
    }

    /** Of the images from a position on: in one piece, or in smaller ones once that did not fit into memory. */
    private int[] predictions(Batch whole, int first) {
        int[] chunk = new int[whole.size() - first];
        for (int from = first; from < whole.size(); ) {
            int to = Math.min(whole.size(), from + fitting.images());
            try (NDManager scope = manager.newSubManager()) {
                ImageShape shape = examples.shape();
                float[] inputs = to - from == whole.size()
                        ? whole.images()
                        : Arrays.copyOfRange(whole.images(), from * shape.size(), to * shape.size());
                Shape extents = new Shape(to - from, shape.channels(), shape.height(), shape.width());
                int[] some = AttackedClassifier.predictions(victim.hostScores(scope, scope.create(inputs, extents)));
                System.arraycopy(some, 0, chunk, from - first, some.length);
                from = to;
            } catch (GraphException e) {
                fitting.halve(to - from, e);
            }
        }
        return chunk;
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[] some = chunk.predictions()[0];
        System.arraycopy(some, 0, predictions, chunk.first(), some.length);
        for (int i = chunk.first(); i < chunk.end(); i++) {
            metrics.add(examples.cell(i), predictions[i] == examples.label(i));
        }
    }

    @Override
    public double accuracy() {
        return metrics.accuracy();
    }
}
