package io.github.auxtask.run.diagnose;

/**
 * What a pass through a network costs in evaluation mode, and how many images there are to pass.
 *
 * @param secondsPerImage forth only, in batches as validation takes them
 * @param validation images after each epoch
 * @param test images of an evaluation that does not say how many
 */
record ForwardResult(double secondsPerImage, int validation, int test) {}
