package io.github.auxtask.cluster;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.PriorityQueue;

/**
 * How many tasks a level's runs make, so that short ones share the start of a worker. The runs are not dealt out: every task takes the
 * next run that is free until its minutes are over, so that no task is idle because its share was the shorter one.
 */
public final class TaskPacking {
    private TaskPacking() {}

    /**
     * The number of tasks: as many as it takes to pack the runs, the longest first, each where most room is left.
     *
     * @param seconds of each run; empty where nobody knows, and then the run has a task of its own
     * @param limit of a task; a longer run has one of its own
     * @return at least 1 where there are runs
     */
    public static int tasks(List<OptionalDouble> seconds, Duration limit) {
        double most = limit.toSeconds();
        int tasks = 0;
        PriorityQueue<Double> filled = new PriorityQueue<>();
        List<Double> known = seconds.stream()
                .filter(OptionalDouble::isPresent)
                .map(OptionalDouble::getAsDouble)
                .sorted(Comparator.reverseOrder())
                .toList();
        tasks += seconds.size() - known.size();
        for (double run : known) {
            Double emptiest = filled.peek();
            if (emptiest != null && emptiest + run <= most) {
                filled.poll();
                filled.add(emptiest + run);
            } else {
                filled.add(run);
                tasks++;
            }
        }
        return tasks;
    }
}
