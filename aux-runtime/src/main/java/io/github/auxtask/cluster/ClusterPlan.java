package io.github.auxtask.cluster;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is submitted: the arrays of each level, each level after the one before, and the evaluations at the end.
 *
 * @param stages in order
 */
public record ClusterPlan(List<Stage> stages) {
    public static final String TRAIN = "train";
    public static final String ATTACK = "attack";

    public ClusterPlan {
        stages = List.copyOf(stages);
    }

    /**
     * Runs that can be worked on side by side.
     *
     * @param command {@link #TRAIN} or {@link #ATTACK}
     * @param runs that are to be done
     * @param tasks that do them
     */
    public record Stage(String command, List<PlannedRun> runs, int tasks) {
        public Stage {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Cuts what is left.
     *
     * @param untrained whether a run is to be trained
     * @param unevaluated whether a run will lack evaluations once it is trained
     * @param seconds of a training, where that is known
     * @param limit of a task
     */
    public static ClusterPlan of(
            Plan plan,
            Predicate<PlannedRun> untrained,
            Predicate<PlannedRun> unevaluated,
            Function<PlannedRun, OptionalDouble> seconds,
            Duration limit) {
        List<Stage> stages = new ArrayList<>();
        for (List<PlannedRun> level : RunLevels.of(plan, untrained)) {
            stages.add(new Stage(
                    TRAIN, level, TaskPacking.tasks(level.stream().map(seconds).toList(), limit)));
        }
        List<PlannedRun> evaluated =
                plan.selected().stream().filter(unevaluated).toList();
        if (!evaluated.isEmpty()) {
            int most = stages.stream().mapToInt(Stage::tasks).max().orElse(evaluated.size());
            stages.add(new Stage(ATTACK, evaluated, Math.min(evaluated.size(), most)));
        }
        return new ClusterPlan(stages);
    }

    /** The plan of a stage's tasks: its runs, and all that they need, in case a task before has lost one. */
    public static Plan planOf(Plan whole, Stage stage) {
        return whole.only(stage.runs());
    }
}
