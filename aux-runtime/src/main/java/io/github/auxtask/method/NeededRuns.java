package io.github.auxtask.method;

import io.github.auxtask.core.BadInputException;
import java.util.List;

/** The trained runs that a run needs, in the order of {@code reproduction.yaml}. */
public final class NeededRuns {
    private static final NeededRuns NONE = new NeededRuns(List.of());

    private final List<TrainedRun> all;

    private NeededRuns(List<TrainedRun> all) {
        this.all = List.copyOf(all);
    }

    /** Of a run that needs no others. */
    public static NeededRuns none() {
        return NONE;
    }

    /** These, in this order. */
    public static NeededRuns of(List<TrainedRun> runs) {
        return runs.isEmpty() ? NONE : new NeededRuns(runs);
    }

    /** All of them. */
    public List<TrainedRun> all() {
        return all;
    }

    /** Those in a role, in order; none if nothing has it. */
    public List<TrainedRun> as(String role) {
        return all.stream().filter(run -> run.as().equals(role)).toList();
    }

    /**
     * The one run in a role.
     *
     * @throws BadInputException if there is none, or more than one; {@link Method#needs} makes sure that there is one
     */
    public TrainedRun one(String role) {
        List<TrainedRun> found = as(role);
        if (found.size() != 1) {
            throw new BadInputException("The run needs one other as '" + role + "', but reproduction.yaml gives it "
                    + found.size() + " (needs).");
        }
        return found.get(0);
    }
}
