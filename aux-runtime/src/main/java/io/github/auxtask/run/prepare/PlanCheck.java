package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.evaluate.parse.AskedMetrics;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.rules.ReproductionLines;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.DataRef;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.experiment.spec.Reproduction;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.RunDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks whether everything that a plan names is there, and whether its settings make sense. Finds all that is wrong; starts no engine. */
public final class PlanCheck {
    private static final String NEEDS = "needs";

    /** Sets, as a plan of ten thousand runs may have one problem in all of them. */
    private final Map<Problem, Set<String>> problems = new LinkedHashMap<>();

    private final Map<List<Evaluation>, Evaluations.Reading> evaluations = new HashMap<>();
    private final Map<String, Problem> flaws = new HashMap<>();
    private final Map<DataRef, Boolean> here = new HashMap<>();
    private final DataAccess access;
    private final NeedCheck needs;
    private final boolean images;

    /** @param images whether images that are not on this machine are something wrong */
    private PlanCheck(Plan plan, DataAccess access, boolean images) {
        this.access = access;
        this.needs = new NeedCheck(plan, access);
        this.images = images;
    }

    /**
     * Something in {@code reproduction.yaml} that no run can be made of.
     *
     * @param at the keys that lead to it: {@code settings, epochs}; an evaluation is called by its name, what is needed by its role
     * @param value of the setting, or the variant that needs something; {@code null} where there is none
     * @param text what is wrong, and what to do
     */
    public record Problem(List<String> at, @Nullable String value, String text) {
        public Problem {
            at = List.copyOf(at);
        }
    }

    /** Everything that is wrong, each with the labels of the runs that it concerns. */
    public static Map<Problem, List<String>> of(Plan plan, DataAccess access) {
        return of(plan, access, true);
    }

    /** The same of a file and not of what is about to be run: images of one of its budgets may be somewhere else. */
    public static Map<Problem, List<String>> ofFile(Plan plan, DataAccess access) {
        return of(plan, access, false);
    }

    private static Map<Problem, List<String>> of(Plan plan, DataAccess access, boolean images) {
        PlanCheck check = new PlanCheck(plan, access, images);
        plan.runs().forEach(check::check);
        Map<Problem, List<String>> found = new LinkedHashMap<>();
        check.problems.forEach((problem, labels) -> found.put(problem, List.copyOf(labels)));
        return found;
    }

    /**
     * Refuses a plan that no run can be made of, before anything is trained or attacked in vain.
     *
     * @param yaml the file that the plan was made from, to say where something stands
     * @throws BadInputException with everything that is wrong
     */
    public static void require(Plan plan, DataAccess access, Path yaml) {
        List<String> sentences = new ArrayList<>();
        sentences.addAll(ofFile(yaml));
        of(plan, access)
                .forEach((problem, labels) -> sentences.add(
                        problem.at().get(0).equals(NEEDS)
                                ? place(problem, yaml) + problem.text() + more(labels)
                                : concerned(labels) + problem.text()));
        if (sentences.size() == 1) {
            throw new BadInputException(sentences.get(0));
        }
        if (!sentences.isEmpty()) {
            throw new BadInputException("The plan cannot be run for " + sentences.size() + " reasons:\n  "
                    + String.join("\n  ", sentences));
        }
    }

    /** What is wrong with tables and claims, which no run is made of but for which runs are made: with file and line. */
    private static List<String> ofFile(Path yaml) {
        if (!Files.exists(yaml)) {
            return List.of();
        }
        Reproduction reproduction = ReproductionReader.read(yaml);
        List<String> sentences = new ArrayList<>(reproduction.problems());
        asked(reproduction).forEach(problem -> sentences.add(place(problem, yaml) + problem.text()));
        lists(reproduction, yaml).forEach(problem -> sentences.add(place(problem, yaml) + problem.text()));
        return sentences;
    }

    /**
     * Lists where one value is meant.
     *
     * @param yaml the file that was read
     */
    public static List<Problem> lists(Reproduction reproduction, Path yaml) {
        return ListCheck.problems(reproduction, yaml);
    }

    /** Metrics that tables and claims ask for and nothing measures. */
    public static List<Problem> asked(Reproduction reproduction) {
        List<String> facts = Methods.all().stream()
                .filter(method -> method.name().equals(reproduction.method().name()))
                .flatMap(method -> method.facts().stream())
                .toList();
        return AskedMetrics.missing(reproduction, facts).stream()
                .map(missing -> new Problem(missing.at(), null, missing.text()))
                .toList();
    }

    private static String concerned(List<String> labels) {
        return labels.get(0) + (labels.size() > 1 ? " and " + (labels.size() - 1) + " more: " : ": ");
    }

    private static String more(List<String> labels) {
        return labels.size() > 1 ? " So it is with " + (labels.size() - 1) + " more." : "";
    }

    private static String place(Problem problem, Path yaml) {
        try {
            int line = ReproductionLines.read(yaml).line(problem.at(), problem.value());
            return yaml.getFileName() + ", line " + line + ": ";
        } catch (BadInputException e) {
            // The plan was made from another file; what is wrong is true all the same.
            return "";
        }
    }

    private void check(PlannedRun run) {
        attempt(run, List.of("data", run.data().name()), () -> NamedData.of(run.data()));
        List<Method> found = new ArrayList<>();
        attempt(
                run,
                List.of("method"),
                () -> found.add(Methods.named(run.method().name(), run.method().version())));
        for (Method method : found) {
            settings(run, method);
        }
        for (Evaluations.Problem problem : parsed(run).problems()) {
            add(run, new Problem(List.of("evaluations", problem.evaluation()), null, problem.text()));
        }
    }

    private void settings(PlannedRun run, Method method) {
        Map<String, String> wrong = Settings.of(run.settings()).problems(Methods.settings(method));
        wrong.forEach((key, text) -> add(
                run, new Problem(List.of("settings", key), text(run.settings().get(key)), text)));
        if (!wrong.isEmpty()) {
            return;
        }
        RunMethod how = RunMethod.of(run);
        if (!images && !isHere(run)) {
            return;
        }
        List<RunDescription> described = new ArrayList<>();
        attempt(
                run,
                List.of("data", run.data().name()),
                () -> described.add(how.description(NamedData.of(run.data()).describe(access))));
        for (RunDescription description : described) {
            described(run, method, description);
            attempt(run, List.of("grid"), () -> needed(how));
        }
    }

    /** Whether the images of a run can be described, which some data sets need their folders for. */
    private boolean isHere(PlannedRun run) {
        return here.computeIfAbsent(run.data(), data -> {
            try {
                NamedData.of(data).describe(access);
                return true;
            } catch (BadInputException e) {
                return false;
            }
        });
    }

    private void needed(RunMethod how) {
        for (NeedCheck.Flaw flaw : needs.of(how)) {
            String variant = how.run().variant().entrySet().stream()
                    .map(axis -> axis.getKey() + "=" + axis.getValue())
                    .collect(Collectors.joining(","));
            Problem problem = new Problem(List.of(NEEDS, flaw.as()), variant, flaw.text());
            add(how.run(), flaws.computeIfAbsent(flaw.as() + " " + flaw.kind(), kind -> problem));
        }
    }

    private void described(PlannedRun run, Method method, RunDescription description) {
        attempt(run, List.of("settings"), () -> {
            method.standardisation(description);
            method.phases(description);
        });
        attempt(run, List.of("settings"), () -> method.makes(description));
        attempt(run, List.of("settings"), () -> method.requireFiles(description, RunTraining.folder(access)));
        int seen = method.testImagesSeen(description);
        for (ParsedEvaluation evaluation : parsed(run).evaluations()) {
            attempt(run, List.of("evaluations", evaluation.name()), () -> evaluation.requireUnseen(seen));
        }
    }

    private void attempt(PlannedRun run, List<String> at, Runnable look) {
        try {
            look.run();
        } catch (BadInputException e) {
            add(run, new Problem(at, null, String.valueOf(e.getMessage())));
        }
    }

    private void add(PlannedRun run, Problem problem) {
        problems.computeIfAbsent(problem, found -> new LinkedHashSet<>()).add(run.label());
    }

    /** Most runs of a plan share their evaluations. */
    private Evaluations.Reading parsed(PlannedRun run) {
        return evaluations.computeIfAbsent(run.evaluations(), Evaluations::parseAll);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
