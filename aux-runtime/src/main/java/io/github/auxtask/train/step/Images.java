package io.github.auxtask.train.step;

/** Which images of a batch an update is made on. */
enum Images {
    /** As the loader gives them. */
    CLEAN,
    /** Adversarial ones in their place. */
    ADVERSARIAL,
    /** Both, the clean ones first. */
    BOTH
}
