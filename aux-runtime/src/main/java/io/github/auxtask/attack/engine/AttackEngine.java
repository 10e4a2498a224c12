package io.github.auxtask.attack.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.ArrayAttack;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.IterativeAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.core.BadInputException;

/** Runs attacks on batches. */
public final class AttackEngine {
    private AttackEngine() {}

    /**
     * Attacks a batch.
     *
     * @param out owner of the adversarial images; nothing else is left in it
     * @param images standardised, [N, C, H, W]
     * @param labels the true classes, int64 [N]
     * @param random the batch's streams
     * @throws BadInputException if the images do not fit the classifier, or lie outside pixel space
     * @throws io.github.auxtask.core.RunFailedException if the classifier's scores are not finite
     */
    public static AttackResult run(
            Attack attack,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random) {
        victim.check(images);
        return run(attack, victim, out, images, labels, random, victim.hostScores(out, images));
    }

    /**
     * The same where the classifier's scores on the unchanged images are known, so that several attacks share one clean pass.
     *
     * @param scores as {@link AttackedClassifier#hostScores} gives them
     */
    public static AttackResult run(
            Attack attack,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores) {
        if (attack instanceof EngineAttack own) {
            return own.run(victim, out, images, labels, random, scores);
        }
        if (attack instanceof IterativeAttack steps) {
            return searched(steps.objective(), new IterativeSearch(steps), victim, out, images, labels, random, scores);
        }
        if (attack instanceof ArrayAttack arrays) {
            return searched(arrays.objective(), new ArraySearch(arrays), victim, out, images, labels, random, scores);
        }
        throw new BadInputException("Attack " + attack.name() + " ("
                + attack.getClass().getName() + ") cannot be run: make it an IterativeAttack or an ArrayAttack.");
    }

    /**
     * Makes adversarial images and nothing else, for training on them: no prediction is made that the attack does not need.
     *
     * @param out owner of the adversarial images
     * @param images standardised, [N, C, H, W]
     * @param labels the true classes, int64 [N]
     * @param random the batch's streams
     * @return [N, C, H, W]
     * @throws BadInputException as {@link #run}
     */
    public static NDArray images(
            Attack attack,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random) {
        if (attack instanceof IterativeAttack steps && AttackRun.needsNoScores(steps.objective())) {
            victim.check(images);
            return AttackRun.images(steps.objective(), new IterativeSearch(steps), victim, out, images, labels, random);
        }
        return run(attack, victim, out, images, labels, random).adversarial();
    }

    private static AttackResult searched(
            Objective objective,
            Search search,
            AttackedClassifier victim,
            NDManager out,
            NDArray images,
            NDArray labels,
            AttackRandom random,
            float[][] scores) {
        return AttackRun.run(objective, search, victim, out, images, labels, random, scores);
    }
}
