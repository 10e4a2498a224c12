package io.github.auxtask.attack.objective;

/** Which images are attacked. */
public enum AttackedImages {
    /** All; one that was misclassified may become correct by it. */
    ALL,
    /** Those classified correctly; the others stay as they are and count as errors. */
    INITIALLY_CORRECT
}
