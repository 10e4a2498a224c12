package io.github.auxtask.compare.sample;

import org.jspecify.annotations.Nullable;

/**
 * Runs that may fill a place together.
 *
 * @param budget of those that are not the paper's; {@code null} for those that are, which may be of several budgets
 */
public record RunGroup(@Nullable String budget) {
    /** The paper's runs, whatever their budgets are called. */
    public static final RunGroup PAPER = new RunGroup(null);

    boolean has(RecordPool.Candidate candidate) {
        return budget == null
                ? candidate.unlike() == null
                : candidate.unlike() != null && budget.equals(candidate.run().budget());
    }
}
