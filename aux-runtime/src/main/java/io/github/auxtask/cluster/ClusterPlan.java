package io.github.auxtask.cluster;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
     * @param together how many tasks can run at the same time, so that there are as many however short the runs are; 0 if nobody knows
     */
    public static ClusterPlan of(
            Plan plan,
            Predicate<PlannedRun> untrained,
            Predicate<PlannedRun> unevaluated,
            Function<PlannedRun, OptionalDouble> seconds,
            Duration limit,
            int together) {
        List<Stage> stages = new ArrayList<>();
        for (List<PlannedRun> level : RunLevels.of(plan, untrained)) {
            int packed = TaskPacking.tasks(level.stream().map(seconds).toList(), limit);
            stages.add(
                    new Stage(TRAIN, longestFirst(level, seconds), Math.max(packed, Math.min(level.size(), together))));
        }
        List<PlannedRun> evaluated =
                plan.selected().stream().filter(unevaluated).toList();
        if (!evaluated.isEmpty()) {
            int most = stages.stream().mapToInt(Stage::tasks).max().orElse(evaluated.size());
            stages.add(new Stage(ATTACK, evaluated, Math.min(evaluated.size(), most)));
        }
        return new ClusterPlan(stages);
    }

    /** Runs of unknown length first, then the longest first: short ones at the end leave no task alone with a long one. */
    private static List<PlannedRun> longestFirst(List<PlannedRun> runs, Function<PlannedRun, OptionalDouble> seconds) {
        List<PlannedRun> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(run -> -seconds.apply(run).orElse(Double.MAX_VALUE)));
        return sorted;
    }

    /**
     * The plan of a stage's tasks: all that its runs need, in case a task before has lost one, and then its runs, in the order in which they
     * are taken.
     */
    public static Plan planOf(Plan whole, Stage stage) {
        Plan part = whole.only(stage.runs());
        if (!stage.command().equals(TRAIN)) {
            return part;
        }
        List<PlannedRun> runs = new ArrayList<>(part.runs());
        runs.removeAll(stage.runs());
        runs.addAll(stage.runs());
        return new Plan(part.reproduction(), part.budget(), part.evidence(), runs, part.onlyNeeded());
    }
}
