package io.github.auxtask.attack;

/**
 * What one attack of a suite came to on a batch of images.
 *
 * @param name of the attack
 * @param attacked images that it was given
 * @param broken of them, those it led to a wrong class
 * @param standing images that are classified correctly under this attack and all before it
 * @param correctAlone images that are classified correctly under this attack alone; those it was not given count as wrong
 * @param imageGradients gradients of one image
 * @param imageQueries scores of one image, asked for by attacks that see nothing else
 * @param seconds it took
 */
public record AttackShare(
        String name,
        int attacked,
        int broken,
        int standing,
        int correctAlone,
        long imageGradients,
        long imageQueries,
        double seconds) {
    /** Both together, of two batches. */
    public AttackShare plus(AttackShare other) {
        return new AttackShare(
                name,
                attacked + other.attacked,
                broken + other.broken,
                standing + other.standing,
                correctAlone + other.correctAlone,
                imageGradients + other.imageGradients,
                imageQueries + other.imageQueries,
                seconds + other.seconds);
    }
}
