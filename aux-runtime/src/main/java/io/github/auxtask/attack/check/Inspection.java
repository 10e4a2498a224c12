package io.github.auxtask.attack.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackLoss;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.AttackResult;
import io.github.auxtask.attack.InputSpec;
import io.github.auxtask.attack.Objective;
import io.github.auxtask.attack.PgdAttack;
import io.github.auxtask.attack.Points;
import io.github.auxtask.attack.Start;
import io.github.auxtask.attack.ThreatModel;
import io.github.auxtask.attack.Victim;
import io.github.auxtask.provenance.Point;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bench on which checks are made: the first images of an evaluation, and attacks on them, each run once however many checks ask
 * for it.
 */
public final class Inspection {
    private static final double STEP_OF_BALL = 2.5;

    private final Subject subject;
    private final CheckBudget budget;
    private final NDManager manager;
    private final int batch;
    private final int count;
    private final Map<String, Trial> trials = new HashMap<>();
    private final Map<String, List<Point>> curves = new LinkedHashMap<>();
    private float @Nullable [][] scores;

    /**
     * A bench.
     *
     * @param manager on the victim's device
     * @param batch images that fit into memory at a time
     */
    Inspection(Subject subject, CheckBudget budget, NDManager manager, int batch) {
        this.subject = subject;
        this.budget = budget;
        this.manager = manager;
        this.batch = batch;
        this.count = Math.min(subject.count(), budget.images());
    }

    Subject subject() {
        return subject;
    }

    CheckBudget budget() {
        return budget;
    }

    NDManager manager() {
        return manager;
    }

    Victim victim() {
        return subject.victim();
    }

    ThreatModel threat() {
        return subject.attack().threat();
    }

    /** Number of images. */
    int count() {
        return count;
    }

    int label(int image) {
        return subject.labels()[image];
    }

    /** Which images the evaluation under check left standing. */
    boolean[] evaluatedStanding() {
        return Arrays.copyOf(subject.standing(), count);
    }

    /** What white-box attacks of checks are after: any wrong class, on images that are right before. */
    Objective objective() {
        return Objective.of(threat().withGoal(io.github.auxtask.attack.Goal.UNTARGETED))
                .loss(AttackLoss.STABLE_CROSS_ENTROPY)
                .points(Points.INITIALLY_CORRECT);
    }

    /** PGD from a random start with steps that cross the ball. */
    PgdAttack pgd(Objective objective, int steps, int restarts) {
        return PgdAttack.pgd(
                        objective,
                        objective.threat().epsilon().times(STEP_OF_BALL).dividedBy(steps),
                        steps)
                .start(Start.UNIFORM, restarts)
                .keep(io.github.auxtask.attack.Keep.SUCCESS);
    }

    /** The images from one to another, for as long as the scope is open. */
    NDArray images(NDManager scope, float[] values, int from, int to) {
        InputSpec inputs = victim().inputs();
        float[] part = Arrays.copyOfRange(values, from * inputs.size(), to * inputs.size());
        return scope.create(part, new Shape(to - from, inputs.channels(), inputs.height(), inputs.width()));
    }

    NDArray images(NDManager scope, int from, int to) {
        return images(scope, subject.images(), from, to);
    }

    NDArray labels(NDManager scope, int from, int to) {
        return scope.create(IntStream.range(from, to).mapToLong(this::label).toArray());
    }

    AttackRandom random(String name, int from, int to) {
        return AttackRandom.of(subject.seed(), "check/" + name, Arrays.copyOfRange(subject.indices(), from, to));
    }

    /** Scores of the unchanged images. */
    float[][] cleanScores() {
        float[][] known = scores;
        if (known == null) {
            known = scores(subject.images());
            scores = known;
        }
        return known;
    }

    /** Scores of images that stand in for the first ones. */
    float[][] scores(float[] values) {
        float[][] all = new float[count][];
        for (int from = 0; from < count; from += batch) {
            int to = Math.min(count, from + batch);
            try (NDManager scope = manager.newSubManager()) {
                float[][] part = victim().hostScores(scope, images(scope, values, from, to));
                System.arraycopy(part, 0, all, from, to - from);
            }
        }
        return all;
    }

    /** Which images those scores classify correctly. */
    boolean[] right(float[][] someScores) {
        int[] predictions = Victim.predictions(someScores);
        boolean[] right = new boolean[predictions.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = predictions[i] == label(i);
        }
        return right;
    }

    /** Which images are classified correctly before any attack. */
    boolean[] cleanRight() {
        return right(cleanScores());
    }

    /** Number of classes. */
    int classes() {
        return cleanScores()[0].length;
    }

    /** What an attack comes to; asked a second time under the same name, the first answer. */
    Trial trial(String name, Supplier<Attack> attack) {
        Trial known = trials.get(name);
        if (known == null) {
            known = run(name, attack.get(), victim(), cleanScores());
            trials.put(name, known);
        }
        return known;
    }

    /** What an attack on another classifier comes to on this one. */
    Trial transfer(String name, Victim from, Attack attack) {
        Trial known = trials.get(name);
        if (known == null) {
            float[] adversarial = run(name, attack, from, null).adversarial();
            known = new Trial(name, right(scores(adversarial)), adversarial);
            trials.put(name, known);
        }
        return known;
    }

    /** Takes over what an attack came to elsewhere. */
    void known(Trial trial) {
        trials.put(trial.name(), trial);
    }

    /** @param clean its scores of the unchanged images; null if nobody has computed them */
    private Trial run(String name, Attack attack, Victim classifier, float @Nullable [][] clean) {
        boolean[] standing = new boolean[count];
        int size = victim().inputs().size();
        float[] adversarial = new float[count * size];
        for (int from = 0; from < count; from += batch) {
            int to = Math.min(count, from + batch);
            try (NDManager scope = manager.newSubManager()) {
                NDArray part = images(scope, from, to);
                NDArray labels = labels(scope, from, to);
                AttackRandom random = random(name, from, to);
                AttackResult result = clean == null
                        ? attack.run(classifier, scope, part, labels, random)
                        : attack.run(classifier, scope, part, labels, random, Arrays.copyOfRange(clean, from, to));
                for (int i = from; i < to; i++) {
                    standing[i] = result.after()[i - from] == label(i);
                }
                float[] values = result.adversarial().toFloatArray();
                System.arraycopy(values, 0, adversarial, from * size, values.length);
            }
        }
        return new Trial(name, standing, adversarial);
    }

    /** Numbers about images, computed in batches that fit into memory. */
    float[] inParts(Part part) {
        float[] all = new float[0];
        for (int from = 0; from < count; from += batch) {
            float[] values = part.values(from, Math.min(count, from + batch));
            int known = all.length;
            all = Arrays.copyOf(all, known + values.length);
            System.arraycopy(values, 0, all, known, values.length);
        }
        return all;
    }

    /** Computes numbers about the images from one to another. */
    @FunctionalInterface
    interface Part {
        float[] values(int from, int to);
    }

    /** Adds a curve for the report. */
    void curve(String name, List<Point> points) {
        curves.put(name, List.copyOf(points));
    }

    Map<String, List<Point>> curves() {
        return curves;
    }

    /** {@code 5 of 32}. */
    String of(int images) {
        return images + " of " + count;
    }
}
