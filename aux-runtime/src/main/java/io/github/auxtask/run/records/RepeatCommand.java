package io.github.auxtask.run.records;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.FreeReadings;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.plan.RunSearch;
import io.github.auxtask.experiment.plan.Selection;
import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command that repeats a run, for its record: as short as possible, and complete. */
final class RepeatCommand {
    private static final String USUAL_FILE = "reproduction.yaml";

    private final Plan plan;
    private final String file;
    private final Optional<Reproduction> reproduction;
    /** By budget, as the file has them. */
    private final Map<String, Plan> wholes = new LinkedHashMap<>();

    /** @param yaml the file that the plan was made from, from which it is seen what needs saying */
    RepeatCommand(Plan plan, Path yaml) {
        this.plan = plan;
        this.file = String.valueOf(yaml.getFileName());
        this.reproduction = read(yaml);
    }

    private static Optional<Reproduction> read(Path yaml) {
        try {
            return Optional.of(ReproductionReader.read(yaml));
        } catch (BadInputException e) {
            // It has been changed since; the short form is the best guess.
            return Optional.empty();
        }
    }

    /** With which seeds those budgets of the file that are evidence plan a run's variant, on the run's images, with its settings but for free readings. */
    Map<String, List<Long>> plannedSeeds(PlannedRun run) {
        Map<String, List<Long>> planned = new LinkedHashMap<>();
        reproduction.ifPresent(yaml -> {
            FreeReadings free = new FreeReadings(yaml);
            for (String budget : yaml.budgets().keySet()) {
                if (!yaml.budgets().get(budget).evidence()) {
                    continue;
                }
                Plan whole = wholes.computeIfAbsent(budget, name -> Plan.of(yaml, Selection.of(name)));
                Set<ContentId> needed = whole.onlyNeeded();
                List<Long> seeds = whole.runs().stream()
                        .filter(other -> other.variant().equals(run.variant())
                                && other.data().equals(run.data())
                                && !needed.contains(other.id()))
                        .filter(other ->
                                free.follow(other.settings(), run.settings()).equals(run.settings()))
                        .map(PlannedRun::seed)
                        .toList();
                if (!seeds.isEmpty()) {
                    planned.put(budget, seeds);
                }
            }
        });
        return planned;
    }

    /** The evaluations that budgets make, by budget. */
    Map<String, List<String>> plannedEvaluations(Set<String> budgets) {
        Map<String, List<String>> evaluations = new LinkedHashMap<>();
        reproduction.ifPresent(yaml ->
                budgets.forEach(budget -> Optional.ofNullable(yaml.budgets().get(budget))
                        .ifPresent(known -> evaluations.put(budget, known.evaluations()))));
        return evaluations;
    }

    /** For example {@code mvn aux:train aux:attack -Daux.budget=quick -Daux.only=1a2b3c4d5e6f}. */
    String of(PlannedRun run) {
        StringBuilder command = new StringBuilder("mvn aux:train aux:attack -Daux.budget=" + plan.budget()
                + " -Daux.only=" + run.id().abbreviated()
                + (file.equals(USUAL_FILE) ? "" : " -Daux.file=" + file));
        Optional<Selection> selection =
                reproduction.flatMap(yaml -> RunSearch.selection(yaml, plan.budget(), run.id(), run.seed()));
        selection
                .map(Selection::seeds)
                .ifPresent(seeds -> command.append(" -Daux.seeds=").append(run.seed()));
        selection
                .map(Selection::precision)
                .ifPresent(precision -> command.append(" -Daux.precision=").append(precision));
        return command.toString();
    }
}
