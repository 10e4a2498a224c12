package io.github.auxtask.method;

/** A service that is offered where a training is only measured and nothing is learned. */
public record Measurement() {}
