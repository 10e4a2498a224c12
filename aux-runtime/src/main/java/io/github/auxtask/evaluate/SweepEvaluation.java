package io.github.auxtask.evaluate;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.AttackResult;
import io.github.auxtask.attack.Victim;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.Examples;
import io.github.auxtask.graph.GraphException;
import java.util.Arrays;

/**
 * Makes an {@link EpsilonSweep}: one clean pass for all epsilons, and only images that the classifier has right are attacked. Images
 * that it has wrong count as errors at every epsilon, as in the label paper (sheet, section 7).
 */
final class SweepEvaluation {
    private static final double NANOS = 1e9;

    private final EpsilonSweep sweep;
    private final Victim victim;
    private final Examples examples;
    private final long seed;
    private final NDManager manager;
    private final long started = System.nanoTime();
    private long imageGradients;
    private int attacked;
    private int batch;

    SweepEvaluation(EpsilonSweep sweep, Victim victim, Examples examples, long seed, NDManager manager, int batch) {
        this.sweep = sweep;
        this.victim = victim;
        this.examples = examples;
        this.seed = seed;
        this.manager = manager;
        this.batch = batch;
    }

    /** Evaluates the first so many examples. */
    EvaluationOutcome run(String name, int total, EvaluationListener listener) {
        int[] clean = new int[total];
        int[][] after = new int[sweep.epsilons().size()][total];
        SweepMetrics metrics = new SweepMetrics(sweep);
        for (int from = 0; from < total; ) {
            int to = Math.min(total, from + batch);
            if (!chunk(from, to, clean, after)) {
                continue;
            }
            for (int i = from; i < to; i++) {
                metrics.add(examples.label(i), clean[i], after, i);
            }
            from = to;
            double speed = to / seconds();
            listener.progress(new EvaluationProgress(name, to, total, metrics.accuracy(), speed, (total - to) / speed));
        }
        return metrics.outcome(
                name,
                Predictions.encode(after[after.length - 1], examples.classes()),
                seconds(),
                attacked,
                imageGradients);
    }

    /** False if the images did not fit into memory: then the batch size is halved. */
    private boolean chunk(int from, int to, int[] clean, int[][] after) {
        ExampleBatch images = ExampleBatch.read(examples, from, to);
        try (NDManager scope = manager.newSubManager()) {
            float[][] scores = victim.hostScores(scope, images.images(scope));
            int[] before = Victim.predictions(scores);
            int[] predictions = before.clone();
            int[] rows = images.right(before);
            for (int e = 0; e < after.length; e++) {
                if (!sweep.nested()) {
                    predictions = before.clone();
                    rows = images.right(before);
                }
                if (sweep.epsilons().get(e).value() > 0 && rows.length > 0) {
                    attack(sweep.attacks().get(e), images, rows, scores, predictions);
                }
                System.arraycopy(predictions, 0, after[e], from, predictions.length);
                rows = images.right(predictions);
            }
            System.arraycopy(before, 0, clean, from, before.length);
            return true;
        } catch (GraphException e) {
            if (!MemoryFailure.is(e)) {
                throw e;
            }
            if (to - from == 1) {
                throw new RunFailedException("One image at a time does not fit into the device's memory.", e);
            }
            batch = (to - from + 1) / 2;
            return false;
        }
    }

    /** Puts the predictions after the attack into their rows. */
    private void attack(Attack attack, ExampleBatch images, int[] rows, float[][] scores, int[] predictions) {
        ExampleBatch chosen = images.select(rows);
        float[][] known = Arrays.stream(rows).mapToObj(row -> scores[row]).toArray(float[][]::new);
        try (NDManager scope = manager.newSubManager()) {
            AttackResult result = attack.run(
                    victim,
                    scope,
                    chosen.images(scope),
                    chosen.targets(scope),
                    AttackRandom.of(seed, attack.name(), chosen.indices()),
                    known);
            for (int i = 0; i < rows.length; i++) {
                predictions[rows[i]] = result.after()[i];
            }
            imageGradients += result.imageGradients();
            attacked += rows.length;
        }
    }

    private double seconds() {
        return (System.nanoTime() - started) / NANOS;
    }
}
