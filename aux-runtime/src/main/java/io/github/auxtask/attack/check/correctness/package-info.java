/**
 * Whether classifier, gradients and attack code are right: scores and input range, finite differences, planted
 * examples and known answers: C10, C11, C12, C16 and C18.
 */
package io.github.auxtask.attack.check.correctness;
