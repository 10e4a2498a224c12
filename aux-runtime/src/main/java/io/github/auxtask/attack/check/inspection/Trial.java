package io.github.auxtask.attack.check.inspection;

import java.util.Arrays;

/**
 * What an attack came to on the images of an inspection.
 *
 * @param name of the attack
 * @param standing which images are classified correctly after it
 * @param adversarial the images it gave, an image after the other
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record Trial(String name, boolean[] standing, float[] adversarial) {
    /** The smallest and largest accuracy in words: {@code pgd 12.5 %}. */
    @Override
    public String toString() {
        return name + " " + CheckNumbers.share(CheckNumbers.count(standing), standing.length);
    }

    /** Which images stand after all of them. */
    static boolean[] union(Trial... trials) {
        boolean[] standing = trials[0].standing().clone();
        for (Trial trial : Arrays.asList(trials).subList(1, trials.length)) {
            standing = CheckNumbers.and(standing, trial.standing());
        }
        return standing;
    }
}
