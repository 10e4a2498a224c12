package io.github.auxtask.cluster;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
     * @param ahead runs of later levels, which tasks may go on with when all of {@code runs} are in somebody's hands
     * @param tasks that do them
     */
    public record Stage(String command, List<PlannedRun> runs, List<PlannedRun> ahead, int tasks) {
        public Stage {
            runs = List.copyOf(runs);
            ahead = List.copyOf(ahead);
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
        List<List<PlannedRun>> levels = RunLevels.of(plan, untrained).stream()
                .map(level -> longestFirst(level, seconds))
                .toList();
        for (int i = 0; i < levels.size(); i++) {
            List<PlannedRun> level = levels.get(i);
            List<PlannedRun> ahead = levels.subList(i + 1, levels.size()).stream()
                    .flatMap(List::stream)
                    .toList();
            stages.add(new Stage(TRAIN, level, ahead, tasks(level, ahead, seconds, limit, together)));
        }
        List<PlannedRun> evaluated =
                plan.selected().stream().filter(unevaluated).toList();
        if (!evaluated.isEmpty()) {
            // Nobody knows how long one takes: whoever finds none left ends at once.
            stages.add(new Stage(ATTACK, evaluated, List.of(), evaluated.size()));
        }
        return new ClusterPlan(stages);
    }

    private static int tasks(
            List<PlannedRun> level,
            List<PlannedRun> ahead,
            Function<PlannedRun, OptionalDouble> seconds,
            Duration limit,
            int together) {
        int packed = TaskPacking.tasks(level.stream().map(seconds).toList(), limit);
        int all = TaskPacking.tasks(
                Stream.concat(level.stream(), ahead.stream()).map(seconds).toList(), limit);
        // As many as do the later levels, too, if each of them finds a run of this one; and in full waves, or the last
        // would leave slots idle.
        int waves = together > 0 ? (all + together - 1) / together * together : all;
        return waves <= level.size() ? waves : Math.max(packed, Math.min(level.size(), together));
    }

    /** How many tasks a level of trainings after this one has at most; 0 if there is none. */
    public int laterTasks(Stage stage) {
        return stages.subList(stages.indexOf(stage) + 1, stages.size()).stream()
                .filter(later -> later.command().equals(TRAIN))
                .mapToInt(Stage::tasks)
                .max()
                .orElse(0);
    }

    /** Runs of unknown length first, then the longest first: short ones at the end leave no task alone with a long one. */
    private static List<PlannedRun> longestFirst(List<PlannedRun> runs, Function<PlannedRun, OptionalDouble> seconds) {
        List<PlannedRun> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(run -> -seconds.apply(run).orElse(Double.MAX_VALUE)));
        return sorted;
    }

    /**
     * The plan of a stage's tasks. For trainings: all that any of the runs needs, then the runs of all levels, so that what tasks of an
     * earlier level have lost is there, too, in the order in which they are taken; those of later levels last.
     */
    public Plan planOf(Plan whole, Stage stage) {
        if (!stage.command().equals(TRAIN)) {
            return whole.only(stage.runs());
        }
        List<PlannedRun> trained = stages.stream()
                .filter(other -> other.command().equals(TRAIN))
                .flatMap(other -> other.runs().stream())
                .toList();
        Plan part = whole.only(trained);
        Set<PlannedRun> known = new HashSet<>(trained);
        List<PlannedRun> runs = new ArrayList<>(
                part.runs().stream().filter(run -> !known.contains(run)).toList());
        runs.addAll(trained);
        return new Plan(part.reproduction(), part.budget(), part.evidence(), runs, part.onlyNeeded());
    }
}
