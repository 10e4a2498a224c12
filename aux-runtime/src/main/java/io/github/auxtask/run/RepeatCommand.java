package io.github.auxtask.run;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.experiment.Plan;
import io.github.auxtask.experiment.PlannedRun;
import io.github.auxtask.experiment.Reproduction;
import io.github.auxtask.experiment.Selection;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The command that repeats a run, for its record: as short as possible, and complete. */
final class RepeatCommand {
    private final Plan plan;
    private final @Nullable Reproduction reproduction;

    /** @param folder of {@code reproduction.yaml}, from which it is seen what needs saying */
    RepeatCommand(Plan plan, Path folder) {
        this.plan = plan;
        this.reproduction = read(folder);
    }

    private static @Nullable Reproduction read(Path folder) {
        try {
            return Reproduction.read(folder.resolve("reproduction.yaml"));
        } catch (BadInputException e) {
            // The plan was made from another file; the short form is the best guess.
            return null;
        }
    }

    /** For example {@code mvn aux:train aux:attack -Daux.budget=quick -Daux.only=1a2b3c4d5e6f}. */
    String of(PlannedRun run) {
        String shortest = "mvn aux:train aux:attack -Daux.budget=" + plan.budget() + " -Daux.only="
                + run.id().abbreviated();
        if (reproduction == null || isPlanned(run.id(), null, null)) {
            return shortest;
        }
        String seeds = " -Daux.seeds=" + run.seed();
        if (isPlanned(run.id(), run.seed(), null)) {
            return shortest + seeds;
        }
        for (Precision precision : Precision.values()) {
            String option = " -Daux.precision=" + precision;
            if (isPlanned(run.id(), null, precision)) {
                return shortest + option;
            }
            if (isPlanned(run.id(), run.seed(), precision)) {
                return shortest + seeds + option;
            }
        }
        return shortest;
    }

    private boolean isPlanned(ContentId id, @Nullable Long seed, @Nullable Precision precision) {
        if (reproduction == null) {
            return false;
        }
        try {
            List<Long> seeds = seed == null ? null : List.of(seed);
            return Plan.of(reproduction, new Selection(plan.budget(), seeds, null, precision))
                    .run(id)
                    .isPresent();
        } catch (BadInputException e) {
            return false;
        }
    }
}
