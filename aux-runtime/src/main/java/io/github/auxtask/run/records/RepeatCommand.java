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
    private final Plan plan;
    private final Optional<Reproduction> reproduction;
    /** By budget, as the file has them. */
    private final Map<String, Plan> wholes = new LinkedHashMap<>();

    /** @param folder of {@code reproduction.yaml}, from which it is seen what needs saying */
    RepeatCommand(Plan plan, Path folder) {
        this.plan = plan;
        this.reproduction = read(folder);
    }

    private static Optional<Reproduction> read(Path folder) {
        try {
            return Optional.of(ReproductionReader.read(folder.resolve("reproduction.yaml")));
        } catch (BadInputException e) {
            // The plan was made from another file; the short form is the best guess.
            return Optional.empty();
        }
    }

    /** With which seeds the budgets of the file plan a run's variant, on the run's images, with its settings but for free readings. */
    Map<String, List<Long>> plannedSeeds(PlannedRun run) {
        Map<String, List<Long>> planned = new LinkedHashMap<>();
        reproduction.ifPresent(yaml -> {
            FreeReadings free = new FreeReadings(yaml);
            for (String budget : yaml.budgets().keySet()) {
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

    /** For example {@code mvn aux:train aux:attack -Daux.budget=quick -Daux.only=1a2b3c4d5e6f}. */
    String of(PlannedRun run) {
        StringBuilder command = new StringBuilder("mvn aux:train aux:attack -Daux.budget=" + plan.budget()
                + " -Daux.only=" + run.id().abbreviated());
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
