package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;

/** An attack that knows itself how it is run on the device. */
public interface EngineAttack extends Attack {
    /**
     * Attacks a batch.
     *
     * @param out owner of the adversarial images; nothing else is left in it
     * @param images standardised, [N, C, H, W]
     * @param labels the true classes, int64 [N]
     * @param random the batch's streams
     * @param scores of the unchanged images, as {@link AttackedClassifier#hostScores} gives them
     */
    AttackResult run(
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores);
}
