package io.github.auxtask.experiment.spec;

/**
 * Which method trains the runs.
 *
 * @param version raised whenever the same settings would compute something else; part of a run's identity
 */
public record MethodRef(String name, int version) {}
