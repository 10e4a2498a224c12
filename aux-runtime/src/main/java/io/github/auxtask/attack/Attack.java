package io.github.auxtask.attack;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.threat.ThreatModel;

/** A way to find adversarial images. Immutable; one object serves any number of classifiers and batches. */
public interface Attack {
    /** What reports and records call it. */
    String name();

    /** What it may do. */
    ThreatModel threat();

    /** Whether an adversarial image that it has come across is what it gives, and not a later iterate. */
    default boolean keepsSuccess() {
        return true;
    }

    /** Whether it looks at the gradient once only. */
    default boolean isOneStep() {
        return false;
    }

    /**
     * Attacks a batch.
     *
     * @param out owner of the adversarial images; nothing else is left in it
     * @param images standardised, [N, C, H, W]
     * @param labels the true classes, int64 [N]
     * @param random the batch's streams
     * @throws io.github.auxtask.core.BadInputException if the images do not fit the classifier, or lie outside pixel space
     * @throws io.github.auxtask.core.RunFailedException if the classifier's scores are not finite
     */
    default AttackResult run(
            AttackedClassifier victim, NDManager out, NDArray images, NDArray labels, AttackRandom random) {
        victim.inputs().check(images);
        return run(victim, out, images, labels, random, victim.hostScores(out, images));
    }

    /**
     * The same where the classifier's scores on the unchanged images are known, so that several attacks share one clean pass.
     *
     * @param scores as {@link AttackedClassifier#hostScores} gives them
     */
    AttackResult run(
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores);
}
