package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Dependency;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.NeedRole;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks whether a run gets the runs that its method asks for: in the right roles, as many as it takes, of the right data set. */
public final class NeedCheck {
    private static final String FILE = "reproduction.yaml";

    private final TrainedRuns runs;
    private final Supplier<Optional<Reproduction>> reproduction;

    /** @param reproduction to say where something stands; empty if it cannot be read any more */
    public NeedCheck(TrainedRuns runs, Supplier<Optional<Reproduction>> reproduction) {
        this.runs = runs;
        this.reproduction = reproduction;
    }

    /**
     * Checks one run.
     *
     * @throws BadInputException in one sentence, with file and line, if something is missing, too much or out of place
     */
    public void check(RunMethod how) {
        PlannedRun run = how.run();
        DatasetDescription data = runs.data(run);
        List<NeedRole> roles = how.method().needs(how.alone().description(data));
        for (NeededRun need : run.needs()) {
            Optional<NeedRole> role = roles.stream()
                    .filter(candidate -> candidate.as().equals(need.as()))
                    .findFirst();
            if (role.isEmpty()) {
                throw unknown(run, need, roles);
            }
            checkData(run, data, need, role.get());
        }
        roles.forEach(role -> checkCount(run, role));
    }

    private BadInputException unknown(PlannedRun run, NeededRun need, List<NeedRole> roles) {
        String needed = run.label() + " needs " + runs.planned(need).label() + in(need.as());
        String method = "the method '" + run.method().name() + "'";
        if (roles.isEmpty()) {
            return bad(run, need.as(), needed + ", but " + method + " asks for no other run there: remove it.");
        }
        List<String> known = roles.stream().map(NeedRole::as).toList();
        return bad(run, need.as(), needed + ", but " + method + " asks for none" + in(need.as())
                + Suggestion.hint(need.as(), known));
    }

    private void checkData(PlannedRun run, DatasetDescription data, NeededRun need, NeedRole role) {
        PlannedRun needed = runs.planned(need);
        if (!role.anyData() && !needed.data().equals(run.data())) {
            throw bad(run, need.as(), run.label() + " needs " + needed.label() + in(need.as()) + ", which is of the data set '"
                    + needed.data().name() + "' and must be of '" + run.data().name() + "' like itself.");
        }
        boolean member = runs.method(run)
                .composition(data)
                .map(composition -> composition.as().equals(need.as()))
                .orElse(false);
        DatasetDescription other = runs.data(needed);
        if (member && (!other.shape().equals(data.shape()) || other.classes() != data.classes())) {
            throw bad(run, need.as(), run.label() + " cannot be put together from " + needed.label()
                    + ", whose images and classes are others: " + other + " instead of " + data + ".");
        }
    }

    private void checkCount(PlannedRun run, NeedRole role) {
        long count = run.needs().stream()
                .filter(need -> need.as().equals(role.as()))
                .count();
        if (count >= role.least() && count <= role.most()) {
            return;
        }
        String wanted = role.least() == role.most()
                ? Integer.toString(role.least())
                : count < role.least() ? "at least " + role.least() : "at most " + role.most();
        throw bad(run, role.as(), run.label() + " needs " + wanted + (wanted.endsWith(" 1") || wanted.equals("1") ? " run" : " runs")
                + in(role.as()) + ", but 'needs' gives it " + (count == 0 ? "none" : count) + ".");
    }

    private static String in(String role) {
        return role.isEmpty() ? "" : " as '" + role + "'";
    }

    private BadInputException bad(PlannedRun run, String role, String what) {
        return new BadInputException(place(run, role) + what);
    }

    private String place(PlannedRun run, String role) {
        return reproduction
                .get()
                .flatMap(known -> known.needs().stream()
                        .filter(entry -> entry.as().equals(role) && entry.when().matches(run.variant()))
                        .findFirst()
                        .map(Dependency::line))
                .map(line -> FILE + ", line " + line + ": ")
                .orElse(FILE + ": ");
    }
}
