/**
 * The nineteen corruptions of CIFAR-10-C (Hendrycks and Dietterich 2019, "Benchmarking neural network robustness to common corruptions
 * and perturbations", arXiv 1903.12261) at five severities, after the generator of the published files: every rounding, border rule and
 * order of operations, so that equal draws give equal bytes. Plain arrays.
 */
package io.github.auxtask.data.corruption;
