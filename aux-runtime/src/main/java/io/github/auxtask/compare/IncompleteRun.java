package io.github.auxtask.compare;

import io.github.auxtask.provenance.RunRecord;
import java.util.List;

/**
 * A trained run that lacks evaluations.
 *
 * @param missing names of the evaluations that it should have
 * @param command what makes them
 */
public record IncompleteRun(RunRecord run, List<String> missing, String command) {
    public IncompleteRun {
        missing = List.copyOf(missing);
    }
}
