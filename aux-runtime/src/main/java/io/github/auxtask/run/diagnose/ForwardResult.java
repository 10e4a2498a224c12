package io.github.auxtask.run.diagnose;

/**
 * What a pass through a network costs in evaluation mode, and how many images there are to pass.
 *
 * @param secondsPerImage forth only, in batches as validation takes them
 * @param validation images after each epoch
 * @param test images of an evaluation that does not say how many
 * @param validationPerImage seconds for an image of validation
 */
record ForwardResult(double secondsPerImage, int validation, int test, double validationPerImage) {
    /** Of a training that validates on images as they are. */
    ForwardResult(double secondsPerImage, int validation, int test) {
        this(secondsPerImage, validation, test, secondsPerImage);
    }

    /** The same where validation does more than a pass. */
    ForwardResult validating(double seconds) {
        return new ForwardResult(secondsPerImage, validation, test, seconds);
    }
}
