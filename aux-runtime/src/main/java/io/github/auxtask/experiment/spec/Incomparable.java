package io.github.auxtask.experiment.spec;

/**
 * Printed numbers that no number of ours may be held against, declared before anything is run.
 *
 * @param when the part of the table; all of it if it names no axis
 * @param reason the code
 * @param why a sentence for readers
 */
public record Incomparable(VariantFilter when, ReasonCode reason, String why) {}
