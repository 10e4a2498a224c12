/**
 * The search for augmentation policies that DeepAugment (barisozmen/deepaugment at 2b60988b) makes with scikit-optimize: Bayesian
 * optimisation with a random forest and expected improvement.
 */
package io.github.auxtask.method.search;
