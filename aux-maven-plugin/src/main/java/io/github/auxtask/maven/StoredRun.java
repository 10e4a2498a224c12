package io.github.auxtask.maven;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.RunSearch;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The run that {@code -Daux.run} means: a recorded one, of any budget, by the first digits of its id. */
final class StoredRun {
    private static final int LEAST_DIGITS = 4;

    private StoredRun() {}

    /**
     * Plans it anew.
     *
     * @throws BadInputException if there is no such record, or several, or it cannot be planned any more
     */
    static Plan plan(Reproduction reproduction, List<RunRecord> records, String prefix) {
        RunRecord record = find(records, prefix.strip().toLowerCase(Locale.ROOT), "-Daux.run");
        return RunSearch.plan(reproduction, record.budget(), record.id(), record.seed())
                .orElseThrow(
                        () -> new BadInputException("The run " + record.id().abbreviated()
                                + " cannot be repeated: reproduction.yaml does not lead to it any more, as settings, data or the"
                                + " method's version have changed since" + from(record) + "."));
    }

    /**
     * The record that is meant.
     *
     * @param option that it was given with
     * @throws BadInputException if there is none, or several
     */
    static RunRecord find(List<RunRecord> records, String prefix, String option) {
        if (!prefix.matches("[0-9a-f]{" + LEAST_DIGITS + ",64}")) {
            throw new BadInputException("'" + prefix + "' (" + option + ") is no run: give at least " + LEAST_DIGITS
                    + " digits of an id, which file names in runs/ end with.");
        }
        List<RunRecord> found = records.stream()
                .filter(run -> run.id().hex().startsWith(prefix))
                .toList();
        if (found.isEmpty()) {
            throw new BadInputException("No record in runs/ is of a run whose id begins with '" + prefix + "' ("
                    + option + "): ids are the last twelve digits of the file names there.");
        }
        long runs = found.stream().map(RunRecord::id).distinct().count();
        if (runs > 1) {
            throw new BadInputException("'" + prefix + "' (" + option + ") begins the ids of " + runs + " runs, "
                    + found.stream()
                            .map(run -> run.id().abbreviated())
                            .distinct()
                            .collect(Collectors.joining(", "))
                    + ": give more digits.");
        }
        // Two budgets may share a run; a finished record is the one to compare with.
        return found.stream()
                .filter(run -> run.training().completed())
                .findFirst()
                .orElse(found.get(0));
    }

    /** With how many threads of a processor the run of a plan was trained; empty where no record says so. */
    static OptionalInt threads(List<RunRecord> records, Plan plan) {
        return records.stream()
                .filter(record ->
                        plan.selected().stream().anyMatch(run -> run.id().equals(record.id())))
                .map(record -> record.provenance().computation())
                .filter(how -> how.device().equals("cpu"))
                .mapToInt(Provenance.Computation::threads)
                .findFirst();
    }

    private static String from(RunRecord record) {
        String commit = record.provenance().code().commit();
        return commit == null ? "" : "; its commit was " + commit;
    }
}
