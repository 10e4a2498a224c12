package io.github.auxtask.evaluate.sweep;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.evaluate.chunk.ChunkJournal;
import io.github.auxtask.evaluate.chunk.ChunkTally;
import io.github.auxtask.evaluate.chunk.EvaluatedChunk;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationLoop;
import io.github.auxtask.evaluate.chunk.EvaluationOutcome;
import io.github.auxtask.evaluate.chunk.ExampleBatch;
import io.github.auxtask.evaluate.chunk.Predictions;
import java.util.Arrays;

/**
 * Makes an {@link EpsilonSweep}: one clean pass for all epsilons, and only images that the classifier has right are attacked. Images
 * that it has wrong count as errors at every epsilon, as in the label paper (sheet, section 7).
 */
public final class SweepEvaluation implements ChunkTally {
    private final EpsilonSweep sweep;
    private final AttackedClassifier victim;
    private final Examples examples;
    private final long seed;
    private final NDManager manager;
    private final SweepMetrics metrics;
    private final int[] last;

    /**
     * An evaluation that has not begun.
     *
     * @param total how many examples, from the first on
     */
    public SweepEvaluation(
            EpsilonSweep sweep, AttackedClassifier victim, Examples examples, int total, long seed, NDManager manager) {
        this.sweep = sweep;
        this.victim = victim;
        this.examples = examples;
        this.seed = seed;
        this.manager = manager;
        this.metrics = new SweepMetrics(sweep);
        this.last = new int[total];
    }

    public EvaluationOutcome run(String name, BatchSize batch, ChunkJournal journal, EvaluationListener listener) {
        EvaluationLoop course = new EvaluationLoop(name, last.length, this, journal, listener);
        course.finish(this::chunk, batch);
        return metrics.outcome(name, Predictions.encode(last, examples.classes()), course.seconds());
    }

    /** The rows of predictions are the clean ones and those after each epsilon. */
    private EvaluatedChunk chunk(int from, int to) {
        ExampleBatch images = ExampleBatch.read(examples, from, to);
        try (NDManager scope = manager.newSubManager()) {
            float[][] scores = victim.hostScores(scope, images.images(scope));
            int[] before = AttackedClassifier.predictions(scores);
            int[][] passes = new int[rows()][];
            passes[0] = before;
            int[] predictions = before.clone();
            int[] rows = images.right(before);
            long attacked = 0;
            long imageGradients = 0;
            for (int e = 0; e + 1 < passes.length; e++) {
                if (!sweep.nested()) {
                    predictions = before.clone();
                    rows = images.right(before);
                }
                if (sweep.epsilons().get(e).value() > 0 && rows.length > 0) {
                    imageGradients += attack(sweep.attacks().get(e), images, rows, scores, predictions);
                    attacked += rows.length;
                }
                passes[e + 1] = predictions.clone();
                rows = images.right(predictions);
            }
            return EvaluatedChunk.swept(from, passes, attacked, imageGradients);
        }
    }

    /** Puts the predictions after the attack into their rows; gives the image gradients that it took. */
    private long attack(Attack attack, ExampleBatch images, int[] rows, float[][] scores, int[] predictions) {
        ExampleBatch chosen = images.select(rows);
        float[][] known = Arrays.stream(rows).mapToObj(row -> scores[row]).toArray(float[][]::new);
        try (NDManager scope = manager.newSubManager()) {
            AttackResult result = AttackEngine.run(
                    attack,
                    victim,
                    scope,
                    chosen.images(scope),
                    chosen.targets(scope),
                    AttackRandom.of(seed, attack.name(), chosen.indices()),
                    known);
            for (int i = 0; i < rows.length; i++) {
                predictions[rows[i]] = result.outcome().after()[i];
            }
            return result.outcome().imageGradients();
        }
    }

    @Override
    public int rows() {
        return 1 + sweep.epsilons().size();
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[] after = chunk.predictions()[rows() - 1];
        System.arraycopy(after, 0, last, chunk.first(), after.length);
        for (int i = chunk.first(); i < chunk.end(); i++) {
            metrics.add(examples.label(i), chunk, i);
        }
        metrics.addCounts(chunk.counts());
    }

    @Override
    public double accuracy() {
        return metrics.accuracy();
    }
}
