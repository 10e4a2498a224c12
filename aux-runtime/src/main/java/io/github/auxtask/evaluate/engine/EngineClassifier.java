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
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.evaluate.EvaluatedClassifier;
import io.github.auxtask.evaluate.ExampleBatch;

/**
 * A classifier on the device.
 *
 * @param victim the classifier
 * @param seed the run's, which attacks draw from
 * @param manager on the device
 */
public record EngineClassifier(AttackedClassifier victim, long seed, NDManager manager) implements EvaluatedClassifier {
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
