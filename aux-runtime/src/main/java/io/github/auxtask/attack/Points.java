package io.github.auxtask.attack;

/** Which images are attacked. */
public enum Points {
    /** All; one that was misclassified may become correct by it. */
    ALL,
    /** Those classified correctly; the others stay as they are and count as errors. */
    INITIALLY_CORRECT
}
