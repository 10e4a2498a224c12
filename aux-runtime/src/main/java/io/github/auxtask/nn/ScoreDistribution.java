package io.github.auxtask.nn;

import io.github.auxtask.graph.Tensor;

/**
 * A classifier that also says how sure it is of its scores: a normal distribution for each score of each image, as in Kendall and Gal,
 * What Uncertainties Do We Need in Bayesian Deep Learning for Computer Vision? (2017), section 3.3.
 */
@FunctionalInterface
public interface ScoreDistribution {
    /** Standardised images [N, C, H, W] to the distributions of their scores. */
    Normal apply(Tensor images);

    /**
     * Independent normal distributions.
     *
     * @param mean [N, K], the scores
     * @param deviation [N, K], positive
     */
    record Normal(Tensor mean, Tensor deviation) {}
}
