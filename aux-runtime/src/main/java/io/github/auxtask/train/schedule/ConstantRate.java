package io.github.auxtask.train.schedule;

/** The same learning rate throughout. */
public record ConstantRate(double learningRate) implements Schedule {}
