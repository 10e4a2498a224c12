package io.github.auxtask.run.execute;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlanGraph;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.job.QueuedTask;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The runs of later levels than that of this task of a queue; taken while enough others are at work, see {@link QueuedTask#goesAhead}. */
final class RunsAhead {
    /** How long a look at all runs is good for; each reads a file or two for every run. */
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final QueuedTask task;
    private final RunStore store;
    private final PlanGraph graph;
    private final Set<ContentId> ahead;
    private boolean goesAhead;
    private long looked = System.nanoTime() - LOOK_NANOS;

    RunsAhead(QueuedTask task, RunStore store, PlanGraph graph, Plan plan) {
        this.task = task;
        this.store = store;
        this.graph = graph;
        List<PlannedRun> runs = plan.runs();
        this.ahead = ids(runs.subList(Math.max(0, runs.size() - task.ahead()), runs.size()));
    }

    private static Set<ContentId> ids(Collection<PlannedRun> runs) {
        Set<ContentId> ids = new HashSet<>();
        runs.forEach(run -> ids.add(run.id()));
        return ids;
    }

    /**
     * Whether a run may be taken as far as its level goes.
     *
     * @param pending all that is to be done, this run included
     */
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
        int others = 0;
        Set<ContentId> open = new HashSet<>();
        Set<PlannedRun> free = new HashSet<>();
        for (PlannedRun run : pending) {
            RunFolder folder = store.run(run.id());
            if (folder.isWorkedOn()) {
                others++;
                open.add(run.id());
            } else if (!Files.exists(folder.weights())) {
                // Else it was finished by another task, and is only still to be crossed out here.
                open.add(run.id());
                free.add(run);
            }
        }
        free.removeIf(run -> graph.needs(run).stream().map(PlannedRun::id).anyMatch(open::contains));
        return QueuedTask.goesAhead(free.size(), others, task.tasks());
    }
}
