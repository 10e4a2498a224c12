package io.github.auxtask.train.task;

import io.github.auxtask.data.batch.BatchLoader;

/**
 * How the weights of auxiliary losses are learned, see {@link io.github.auxtask.train.step.LearnedWeightsProgram}.
 *
 * @param images batches of the meta set, which training sees in no other way; gone through endlessly, in a new order every time
 * @param warmUp epochs at the start in which the weights stay as they are
 * @param alphaPerRate alpha over the learning rate of the step: 1 for the paper's rule
 * @param beta by which the weights move along the derivative of the meta loss
 */
public record LearnedWeights(BatchLoader images, int warmUp, double alphaPerRate, double beta) {}
