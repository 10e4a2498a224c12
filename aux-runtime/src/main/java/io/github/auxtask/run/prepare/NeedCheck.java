package io.github.auxtask.run.prepare;

import io.github.auxtask.core.NeededRun;
import io.github.auxtask.core.Suggestion;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.method.NeedRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether a run gets the runs that its method asks for: in the right roles, as many as it takes, of the right data set. */
final class NeedCheck {
    private final TrainedRuns runs;

    NeedCheck(Plan plan, DataAccess access) {
        this.runs = new TrainedRuns(plan, access, new InitialValues());
    }

    /**
     * Something in {@code needs} that makes no sense.
     *
     * @param as the role that it is about
     * @param kind what is wrong with it
     * @param text what is wrong, and what to do
     */
    record Flaw(String as, Kind kind, String text) {}

    /** Runs of one variant and others often share a flaw; it is told of the first. */
    enum Kind {
        ROLE,
        DATA,
        IMAGES,
        COUNT
    }

    /**
     * All that is wrong with what a run needs.
     *
     * @throws io.github.auxtask.core.BadInputException if the method finds another fault with the run
     */
    List<Flaw> of(RunMethod how) {
        PlannedRun run = how.run();
        DatasetDescription data = runs.data(run);
        List<NeedRole> roles = how.method().needs(how.alone().description(data));
        List<Flaw> flaws = new ArrayList<>();
        for (NeededRun need : run.needs()) {
            Optional<NeedRole> role = roles.stream()
                    .filter(candidate -> candidate.as().equals(need.as()))
                    .findFirst();
            if (role.isEmpty()) {
                flaws.add(unknown(run, need, roles));
            } else {
                data(run, data, need, role.get()).ifPresent(flaws::add);
            }
        }
        if (flaws.isEmpty()) {
            roles.forEach(role -> count(run, role).ifPresent(flaws::add));
        }
        return flaws;
    }

    private Flaw unknown(PlannedRun run, NeededRun need, List<NeedRole> roles) {
        String needed = run.label() + " needs " + runs.planned(need).label() + in(need.as());
        String method = "the method '" + run.method().name() + "'";
        if (roles.isEmpty()) {
            return new Flaw(
                    need.as(), Kind.ROLE, needed + ", but " + method + " asks for no other run there: remove it.");
        }
        List<String> known = roles.stream().map(NeedRole::as).toList();
        return new Flaw(
                need.as(),
                Kind.ROLE,
                needed + ", but " + method + " asks for none" + in(need.as()) + Suggestion.hint(need.as(), known));
    }

    private Optional<Flaw> data(PlannedRun run, DatasetDescription data, NeededRun need, NeedRole role) {
        PlannedRun needed = runs.planned(need);
        if (!role.anyData() && !needed.data().equals(run.data())) {
            return Optional.of(new Flaw(
                    need.as(),
                    Kind.DATA,
                    run.label() + " needs " + needed.label() + in(need.as()) + ", which is of the data set '"
                            + needed.data().name() + "' and must be of '"
                            + run.data().name() + "' like itself."));
        }
        boolean member = runs.method(run)
                .composition(data)
                .map(composition -> composition.as().equals(need.as()))
                .orElse(false);
        DatasetDescription other = runs.data(needed);
        if (member && (!other.shape().equals(data.shape()) || other.classes() != data.classes())) {
            return Optional.of(new Flaw(
                    need.as(),
                    Kind.IMAGES,
                    run.label() + " cannot be put together from " + needed.label()
                            + ", whose images or classes are others: " + other + " instead of " + data + "."));
        }
        return Optional.empty();
    }

    private static Optional<Flaw> count(PlannedRun run, NeedRole role) {
        long count =
                run.needs().stream().filter(need -> need.as().equals(role.as())).count();
        if (count >= role.least() && count <= role.most()) {
            return Optional.empty();
        }
        int limit = count < role.least() ? role.least() : role.most();
        String word = role.least() == role.most() ? "" : count < role.least() ? "at least " : "at most ";
        return Optional.of(new Flaw(
                role.as(),
                Kind.COUNT,
                run.label() + " needs " + word + limit + (limit == 1 ? " run" : " runs") + in(role.as())
                        + ", but 'needs' gives it " + (count == 0 ? "none" : count) + "."));
    }

    private static String in(String role) {
        return role.isEmpty() ? "" : " as '" + role + "'";
    }
}
