/** Evaluations of test images under random damage, several times over, with the spread between the repetitions. */
package io.github.auxtask.evaluate.noise;
