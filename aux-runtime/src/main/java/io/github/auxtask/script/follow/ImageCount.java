package io.github.auxtask.script.follow;

/**
 * A size that is known only when the program runs: a multiple of the number of images.
 *
 * @param times 1 for the number of images itself
 */
record ImageCount(long times) {}
