package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.verdict.Verdict;
import io.github.auxtask.experiment.spec.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What our runs say about a sentence of the paper.
 *
 * @param claim the sentence
 * @param verdict runs that are not the paper's are never comparable, but {@link #seen} tells what they showed
 * @param budget the budget of the runs, or several, joined by commas; {@code null} without runs
 * @param needed in how many groups it must hold
 * @param groups all of them, in the order of the grid
 * @param tested what is asked of the runs, and what is not, in words
 * @param seen one sentence: in how many groups our means say so, and in how many the printed ones do
 * @param command what measures it with the largest budget
 * @param remarks what a reader must know, as whole sentences
 */
public record ClaimResult(
        Claim claim,
        Verdict verdict,
        @Nullable String budget,
        int needed,
        List<ClaimGroup> groups,
        String tested,
        String seen,
        String command,
        List<String> remarks) {
    public ClaimResult {
        groups = List.copyOf(groups);
        remarks = List.copyOf(remarks);
    }

    /** How many groups have this outcome. */
    public int count(ClaimGroup.Outcome outcome) {
        return (int) groups.stream().filter(group -> group.outcome() == outcome).count();
    }
}
