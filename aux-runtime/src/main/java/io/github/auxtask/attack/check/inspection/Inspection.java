package io.github.auxtask.attack.check.inspection;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.KeptIterate;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.AttackedImages;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.perturbation.Start;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.attack.threat.ThreatModel;
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

    private final CheckedEvaluation subject;
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
    public Inspection(CheckedEvaluation subject, CheckBudget budget, NDManager manager, int batch) {
        this.subject = subject;
        this.budget = budget;
        this.manager = manager;
        this.batch = batch;
        this.count = Math.min(subject.images().count(), budget.images());
    }

    public CheckedEvaluation subject() {
        return subject;
    }

    public CheckBudget budget() {
        return budget;
    }

    public NDManager manager() {
        return manager;
    }

    public AttackedClassifier victim() {
        return subject.victim();
    }

    public ThreatModel threat() {
        return subject.attack().threat();
    }

    /** Number of images. */
    public int count() {
        return count;
    }

    public int label(int image) {
        return subject.images().labels()[image];
    }

    /** Which images the evaluation under check left standing. */
    public boolean[] evaluatedStanding() {
        return Arrays.copyOf(subject.images().standing(), count);
    }

    /** What white-box attacks of checks are after: any wrong class, on images that are right before. */
    public Objective objective() {
        return Objective.of(threat().withGoal(io.github.auxtask.attack.threat.Goal.UNTARGETED))
                .loss(AttackLoss.STABLE_CROSS_ENTROPY)
                .points(AttackedImages.INITIALLY_CORRECT);
    }

    /** PGD from a random start with steps that cross the ball. */
    public IterativeAttack pgd(Objective objective, int steps, int restarts) {
        return PgdAttack.pgd(
                        objective,
                        objective.threat().epsilon().times(STEP_OF_BALL).dividedBy(steps),
                        steps)
                .start(Start.UNIFORM, restarts)
                .keep(KeptIterate.SUCCESS);
    }

    /** The images from one to another, for as long as the scope is open. */
    public NDArray images(NDManager scope, float[] values, int from, int to) {
        InputSpec inputs = victim().inputs();
        float[] part = Arrays.copyOfRange(values, from * inputs.size(), to * inputs.size());
        return scope.create(part, new Shape(to - from, inputs.channels(), inputs.height(), inputs.width()));
    }

    public NDArray images(NDManager scope, int from, int to) {
        return images(scope, subject.images().inputs(), from, to);
    }

    public NDArray labels(NDManager scope, int from, int to) {
        return scope.create(IntStream.range(from, to).mapToLong(this::label).toArray());
    }

    public AttackRandom random(String name, int from, int to) {
        return AttackRandom.of(
                subject.seed(),
                "check/" + name,
                Arrays.copyOfRange(subject.images().indices(), from, to));
    }

    /** Scores of the unchanged images. */
    public float[][] cleanScores() {
        float[][] known = scores;
        if (known == null) {
            known = scores(subject.images().inputs());
            scores = known;
        }
        return known;
    }

    /** Scores of images that stand in for the first ones. */
    public float[][] scores(float[] values) {
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
    public boolean[] right(float[][] someScores) {
        int[] predictions = AttackedClassifier.predictions(someScores);
        boolean[] right = new boolean[predictions.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = predictions[i] == label(i);
        }
        return right;
    }

    /** Which images are classified correctly before any attack. */
    public boolean[] cleanRight() {
        return right(cleanScores());
    }

    /** Number of classes. */
    public int classes() {
        return cleanScores()[0].length;
    }

    /** What an attack comes to; asked a second time under the same name, the first answer. */
    public Trial trial(String name, Supplier<Attack> attack) {
        Trial known = trials.get(name);
        if (known == null) {
            known = run(name, attack.get(), victim(), cleanScores());
            trials.put(name, known);
        }
        return known;
    }

    /** What an attack on another classifier comes to on this one. */
    Trial transfer(String name, AttackedClassifier from, Attack attack) {
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
    private Trial run(String name, Attack attack, AttackedClassifier classifier, float @Nullable [][] clean) {
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
                        ? AttackEngine.run(attack, classifier, scope, part, labels, random)
                        : AttackEngine.run(
                                attack, classifier, scope, part, labels, random, Arrays.copyOfRange(clean, from, to));
                for (int i = from; i < to; i++) {
                    standing[i] = result.outcome().after()[i - from] == label(i);
                }
                float[] values = result.adversarial().toFloatArray();
                System.arraycopy(values, 0, adversarial, from * size, values.length);
            }
        }
        return new Trial(name, standing, adversarial);
    }

    /** Numbers about images, computed in batches that fit into memory. */
    public float[] inParts(Part part) {
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
    public interface Part {
        float[] values(int from, int to);
    }

    /** Adds a curve for the report. */
    public void curve(String name, List<Point> points) {
        curves.put(name, List.copyOf(points));
    }

    public Map<String, List<Point>> curves() {
        return curves;
    }

    /** {@code 5 of 32}. */
    public String of(int images) {
        return images + " of " + count;
    }
}
