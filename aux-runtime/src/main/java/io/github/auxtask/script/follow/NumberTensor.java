package io.github.auxtask.script.follow;

/**
 * A tensor without dimensions whose only element is known: what traced programs make of sizes before they calculate with them.
 *
 * @param number {@code Long}, {@code Double}, {@code Boolean} or {@link ImageCount}
 */
record NumberTensor(Object number) {}
