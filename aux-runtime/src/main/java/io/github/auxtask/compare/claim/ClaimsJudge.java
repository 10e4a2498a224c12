package io.github.auxtask.compare.claim;

import io.github.auxtask.compare.cell.TableComparison;
import io.github.auxtask.compare.sample.RecordPool;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.spec.Claim;
import io.github.auxtask.experiment.spec.Reproduction;
import java.util.ArrayList;
import java.util.List;

/** Judges every claim; one that cannot be judged becomes a problem and hides no other. */
public final class ClaimsJudge {
    private final Reproduction reproduction;
    private final RecordPool pool;
    private final List<TableComparison> tables;

    public ClaimsJudge(Reproduction reproduction, RecordPool pool, List<TableComparison> tables) {
        this.reproduction = reproduction;
        this.pool = pool;
        this.tables = tables;
    }

    public List<ClaimResult> results(List<String> problems) {
        List<ClaimResult> results = new ArrayList<>();
        for (Claim claim : reproduction.claims()) {
            try {
                ClaimRuns runs = new ClaimRuns(reproduction, claim, pool);
                results.add(new ClaimJudge(reproduction, claim, runs, new PrintedClaim(claim, tables)).result());
            } catch (BadInputException e) {
                problems.add("The claim '" + claim.id() + "' is missing here: " + e.getMessage());
            }
        }
        return results;
    }
}
