package io.github.auxtask.attack;

/** Which of an attack's iterates becomes the adversarial image. */
public enum KeptIterate {
    /** The last of a restart, as most published code does; between restarts, the one that succeeds, then the highest loss. */
    LAST,
    /** The one with the highest loss (with the lowest loss of the target when targeted). */
    HIGHEST_LOSS,
    /**
     * One that succeeds, if there is one, else the one with the highest loss. An image on which the attack has succeeded is not
     * attacked any further.
     */
    SUCCESS
}
