package io.github.auxtask.attack.check.inspection;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.engine.AttackedClassifier;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation that is over, and that is to be checked.
 *
 * @param victim the classifier
 * @param attack that it was evaluated under
 * @param seed of the run
 * @param images standardised, an image after the other: the first of those that were evaluated
 * @param labels their classes
 * @param indices of the images in their data set
 * @param standing which of them were classified correctly after the attack
 * @param evaluated how many were evaluated in all
 * @param correct how many of all were correct after the attack
 * @param initiallyCorrect how many of all were correct before it
 * @param successes how many of the latter were lost to it
 * @param twin the same classifier trained without a defence, of the same inputs and classes; {@code null} where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record CheckedEvaluation(
        AttackedClassifier victim,
        Attack attack,
        long seed,
        float[] images,
        int[] labels,
        int[] indices,
        boolean[] standing,
        long evaluated,
        long correct,
        long initiallyCorrect,
        long successes,
        @Nullable AttackedClassifier twin) {
    /** How many images the checks may look at. */
    public int count() {
        return labels.length;
    }
}
