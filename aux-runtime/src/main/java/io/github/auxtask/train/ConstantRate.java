package io.github.auxtask.train;

/** The same learning rate throughout. */
public record ConstantRate(double learningRate) implements Schedule {}
