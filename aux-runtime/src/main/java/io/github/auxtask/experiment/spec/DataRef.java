package io.github.auxtask.experiment.spec;

/**
 * Which data set the runs are trained on.
 *
 * @param digest SHA-256 of the data set, 64 hexadecimal digits; part of a run's identity
 */
public record DataRef(String name, String digest) {}
