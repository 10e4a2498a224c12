package io.github.auxtask.compare;

import io.github.auxtask.provenance.RunRecord;

/**
 * A run that was not made as the plan of its budget says.
 *
 * @param reason what differs
 */
public record UnusedRun(RunRecord run, String reason) {}
