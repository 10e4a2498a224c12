package io.github.auxtask.evaluate.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.ScoreMoments;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Taps;
import io.github.auxtask.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A classifier on the device.
 *
 * @param victim the classifier
 * @param seed the run's, which attacks draw from
 * @param manager on the device
 * @param moments gives means and deviations of the scores side by side, [N, 2K]; {@code null} where the method predicts none
 */
public record EngineClassifier(
        AttackedClassifier victim,
        long seed,
        NDManager manager,
        @Nullable Supplier<AttackedClassifier> moments) implements EvaluatedClassifier {
    @Override
    public InputSpec inputs() {
        return victim.inputs();
    }

    @Override
    public float[][] scores(ExampleBatch images) {
        try (NDManager scope = manager.newSubManager()) {
            return victim.hostScores(scope, array(images, scope));
        }
    }

    @Override
    public float[][] features(ExampleBatch images) {
        try (NDManager scope = manager.newSubManager();
                NDArray features = victim.call(
                                "features",
                                graph -> List.of(penultimate(
                                        graph.input("x", victim.inputs().shape()))),
                                scope,
                                array(images, scope))
                        .singletonOrThrow()) {
            float[] flat = features.toFloatArray();
            int size = flat.length / images.count();
            float[][] rows = new float[images.count()][];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = Arrays.copyOfRange(flat, i * size, (i + 1) * size);
            }
            return rows;
        }
    }

    private Tensor penultimate(Tensor x) {
        try {
            return Taps.beforeLastLinear(x, victim.network()).to(DType.FLOAT32);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The classifier has no fully connected layer, so it has no features in front of one: leave this"
                            + " evaluation out.",
                    e);
        }
    }

    @Override
    public boolean hasMoments() {
        return moments != null;
    }

    @Override
    public Optional<ScoreMoments> moments(ExampleBatch images) {
        Supplier<AttackedClassifier> known = moments;
        if (known == null) {
            return Optional.empty();
        }
        try (NDManager scope = manager.newSubManager()) {
            float[][] rows = known.get().hostScores(scope, array(images, scope));
            float[][] means = new float[rows.length][];
            float[][] deviations = new float[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                int classes = rows[i].length / 2;
                means[i] = Arrays.copyOf(rows[i], classes);
                deviations[i] = Arrays.copyOfRange(rows[i], classes, 2 * classes);
            }
            return Optional.of(new ScoreMoments(means, deviations));
        }
    }

    @Override
    public float[] losses(ExampleBatch images) {
        try (NDManager scope = manager.newSubManager()) {
            return victim.losses(scope, array(images, scope), scope.create(images.labels()));
        }
    }

    @Override
    public AttackOutcome attacked(Attack attack, ExampleBatch images, float[][] scores) {
        AttackRandom random = AttackRandom.of(seed, attack.name(), images.indices());
        try (NDManager scope = manager.newSubManager()) {
            NDArray labels = scope.create(images.labels());
            victim.batch(images.count());
            return AttackEngine.run(attack, victim, scope, array(images, scope), labels, random, scores)
                    .outcome();
        }
    }

    /** The clean pass looks at the same array as the attack. */
    @Override
    public AttackOutcome attacked(Attack attack, ExampleBatch images) {
        AttackRandom random = AttackRandom.of(seed, attack.name(), images.indices());
        try (NDManager scope = manager.newSubManager()) {
            NDArray labels = scope.create(images.labels());
            victim.batch(images.count());
            return AttackEngine.run(attack, victim, scope, array(images, scope), labels, random)
                    .outcome();
        }
    }

    /** [N, C, H, W]. */
    private static NDArray array(ExampleBatch images, NDManager scope) {
        ImageShape shape = images.shape();
        return scope.create(
                images.inputs(), new Shape(images.count(), shape.channels(), shape.height(), shape.width()));
    }
}
