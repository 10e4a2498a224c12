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
 * @param images the first of those that were evaluated
 * @param counts of all that were evaluated
 * @param twin the same classifier trained without a defence, of the same inputs and classes; {@code null} where there is none
 * @param before what all images were taken for before the attack; {@code null} if nobody kept it
 */
public record CheckedEvaluation(
        AttackedClassifier victim,
        Attack attack,
        long seed,
        CheckedImages images,
        Counts counts,
        @Nullable AttackedClassifier twin,
        @Nullable LabelledPredictions before) {
    /**
     * The images that checks may look at.
     *
     * @param inputs standardised, an image after the other
     * @param labels their classes
     * @param indices of the images in their data set
     * @param standing which of them were classified correctly after the attack
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
    public record CheckedImages(float[] inputs, int[] labels, int[] indices, boolean[] standing) {
        /** How many there are. */
        public int count() {
            return labels.length;
        }
    }

    /**
     * What was counted.
     *
     * @param evaluated how many were evaluated in all
     * @param correct how many of all were correct after the attack
     * @param initiallyCorrect how many of all were correct before it
     * @param successes how many of the latter were lost to it
     */
    public record Counts(long evaluated, long correct, long initiallyCorrect, long successes) {}
}
