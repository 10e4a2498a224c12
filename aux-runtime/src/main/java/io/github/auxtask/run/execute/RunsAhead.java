package io.github.auxtask.run.execute;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.PlanGraph;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.job.QueuedTask;
import io.github.auxtask.run.store.RunStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The runs of later levels: those that waited for others when this task of a queue began. They are taken while enough others are at work,
 * see {@link QueuedTask#goesAhead}.
 */
final class RunsAhead {
    /** How long a look at all runs is good for; each reads a file for every run. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final QueuedTask task;
    private final RunStore store;
    private final PlanGraph graph;
    private final Set<ContentId> ahead = new HashSet<>();
    private boolean goesAhead;
    private long looked = System.nanoTime() - LOOK_NANOS;

    /** @param pending what is to be done, now that the task begins */
    RunsAhead(QueuedTask task, RunStore store, PlanGraph graph, Collection<PlannedRun> pending) {
        this.task = task;
        this.store = store;
        this.graph = graph;
        if (task.isQueued()) {
            Set<ContentId> open = ids(pending);
            pending.stream().filter(run -> waits(run, open)).map(PlannedRun::id).forEach(ahead::add);
        }
    }

    private static Set<ContentId> ids(Collection<PlannedRun> runs) {
        Set<ContentId> ids = new HashSet<>();
        runs.forEach(run -> ids.add(run.id()));
        return ids;
    }

    private boolean waits(PlannedRun run, Set<ContentId> open) {
        return graph.needs(run).stream().map(PlannedRun::id).anyMatch(open::contains);
    }

    /** Whether a run may be taken as far as its level goes. */
    boolean mayTake(PlannedRun run, Collection<PlannedRun> pending) {
        if (!ahead.contains(run.id())) {
            return true;
        }
        if (System.nanoTime() - looked >= LOOK_NANOS) {
            goesAhead = look(pending);
            looked = System.nanoTime();
        }
        return goesAhead;
    }

    private boolean look(Collection<PlannedRun> pending) {
        Set<ContentId> open = ids(pending);
        int others = 0;
        int free = 0;
        for (PlannedRun run : pending) {
            if (store.run(run.id()).isWorkedOn()) {
                others++;
            } else if (!waits(run, open)) {
                free++;
            }
        }
        return QueuedTask.goesAhead(free, others, task.tasks());
    }
}
