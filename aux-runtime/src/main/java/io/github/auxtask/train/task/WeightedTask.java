package io.github.auxtask.train.task;

/**
 * An auxiliary task with the factor of its loss. The factor is an argument of the compiled step, so that a method may learn it.
 *
 * @param weight lambda, at the start of training
 */
public record WeightedTask(AuxiliaryTask task, double weight) {}
