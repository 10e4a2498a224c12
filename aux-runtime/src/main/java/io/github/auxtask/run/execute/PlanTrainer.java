package io.github.auxtask.run.execute;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlanGraph;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.lease.LeaseLostException;
import io.github.auxtask.run.job.QueuedTask;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.MethodCheck;
import io.github.auxtask.run.prepare.PlanCheck;
import io.github.auxtask.run.prepare.StoredValues;
import io.github.auxtask.run.prepare.TrainedRuns;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.train.StoppedException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Trains the runs of a plan, each after those it needs. What is finished is not done again; what another worker is doing is
 * left to it and waited for at the end; what fails is recorded with its reason and reported once, with all runs that need it and so
 * cannot be begun, and the others go on.
 */
public final class PlanTrainer {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private enum End {
        DONE,
        DONE_HERE,
        FAILED,
        BUSY
    }

    private final Session session;
    private final Plan plan;
    private final PlanGraph graph;
    private final RunStore store;
    private final PlanRecords records;
    private final TrainedRuns runs;
    private final FinishedRuns finished;
    private final Team team = Team.ofThisProcess();
    private final QueuedTask task = QueuedTask.ofThisProcess();
    private final Map<ContentId, End> ends = new HashMap<>();

    public PlanTrainer(Session session) {
        this.session = session;
        this.plan = session.plan();
        this.graph = new PlanGraph(plan);
        this.store = session.store();
        this.records = PlanRecords.of(session, plan, store);
        StoredValues values = new StoredValues(store, records::trainCommand, new MethodCheck(session.events()));
        this.runs = new TrainedRuns(plan, session.dataAccess(), values);
        this.finished = new FinishedRuns(store, records, runs, values);
    }

    public int run() {
        PlanCheck.require(plan, session.dataAccess(), session.request().requiredYaml());
        List<PlannedRun> pending = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            // What is put together from runs that are about to be trained is looked at after them.
            boolean open = finished.isComposed(run) && graph.needs(run).stream().anyMatch(pending::contains);
            if (!isForced(run) && !open && isDone(run, "already trained")) {
                ends.put(run.id(), End.DONE);
            } else {
                pending.add(run);
            }
        }
        if (!pending.isEmpty()) {
            records.requireWritable();
            pending.forEach(this::requireWeights);
            try (RunTrainer training = new RunTrainer(session, store, records, runs)) {
                if (!task.isQueued()) {
                    // Whoever submitted it has looked; a thousand tasks need not look at a thousand runs each.
                    training.prepare(pending);
                }
                train(new ArrayDeque<>(pending), new RunsAhead(task, store, graph, plan), training);
            }
        }
        return ends.containsValue(End.FAILED) ? RunFailedException.EXIT_CODE : 0;
    }

    /** What others need is there because of them, and not trained anew. */
    private boolean isForced(PlannedRun run) {
        return session.request().force() && !plan.onlyNeeded().contains(run.id());
    }

    /** Records travel with the reproduction, weights do not. */
    private void requireWeights(PlannedRun run) {
        for (PlannedRun need : graph.needs(run)) {
            if (ends.get(need.id()) == End.DONE) {
                finished.requireWeights(need, run);
            }
        }
    }

    private void train(Deque<PlannedRun> pending, RunsAhead ahead, RunTrainer training) {
        int busyInARow = 0;
        while (!pending.isEmpty() && !isLeft(pending, ahead)) {
            session.checkStop();
            PlannedRun run = pending.getFirst();
            boolean may = ahead.mayTake(run, pending);
            pending.removeFirst();
            End end = may ? attempt(run, training) : End.BUSY;
            ends.put(run.id(), end);
            if (end != End.BUSY) {
                busyInARow = 0;
                continue;
            }
            pending.addLast(run);
            if (busyInARow++ == 0 && !task.isQueued()) {
                session.events()
                        .info(run.label() + ", or what it needs, is in the hands of another worker on this store; it is"
                                + " waited for");
            }
            if (busyInARow > pending.size()) {
                LockSupport.parkNanos(POLL_NANOS);
                busyInARow = 1;
            }
        }
    }

    /**
     * Whether a task of a queue leaves what there is to others: its time is over, or all of it is in the hands of those who live, or waits
     * for what is, or is for the next level's tasks. Somebody who may be dead is waited for until that is sure.
     */
    private boolean isLeft(Deque<PlannedRun> pending, RunsAhead ahead) {
        if (task.isOver() && (ends.containsValue(End.DONE_HERE) || ends.containsValue(End.FAILED))) {
            session.events().info("the time for taking runs is over; " + pending.size() + " are left to other tasks");
            return true;
        }
        boolean left = task.isQueued()
                && pending.stream()
                        .allMatch(run -> ends.get(run.id()) == End.BUSY
                                && (store.run(run.id()).isInLivingHands()
                                        || graph.needs(run).stream().anyMatch(pending::contains)
                                        || !ahead.mayTake(run, pending)));
        if (left) {
            session.events()
                    .info("the " + pending.size() + " runs that are left are in the hands of other tasks, or for them");
        }
        return left;
    }

    private End attempt(PlannedRun run, RunTrainer training) {
        if (ends.get(run.id()) == End.FAILED) {
            // Told with the run that failed.
            return End.FAILED;
        }
        if (graph.needs(run).stream().anyMatch(need -> ends.get(need.id()) == End.BUSY)) {
            return End.BUSY;
        }
        boolean again = isForced(run) && ends.get(run.id()) != End.BUSY;
        if (!again && isDone(run, "trained by another worker meanwhile")) {
            return End.DONE;
        }
        try {
            Optional<MadeForRun> made = training.made(run);
            return made.isEmpty() ? End.BUSY : train(run, made.get(), again, training);
        } catch (LeaseLostException e) {
            session.events().warn(run.label() + " is left alone: " + e.getMessage() + ".");
            return End.BUSY;
        } catch (CancellationException | BadInputException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            training.failBefore(run, e);
            return failed(run);
        }
    }

    private End train(PlannedRun run, MadeForRun made, boolean again, RunTrainer training) {
        RunFolder folder = store.run(run.id());
        Optional<RunLock> taken = folder.tryLock();
        if (taken.isEmpty()) {
            return End.BUSY;
        }
        RunLock lock = taken.get();
        try {
            // Another worker may have finished it since this one looked.
            if ((!again || team.hasDone(folder)) && isDone(run, "trained by another worker meanwhile")) {
                return End.DONE;
            }
            if (team.hasGivenUp(folder)) {
                // Told by that worker, or by who started it.
                hold(run);
                return End.FAILED;
            }
            team.begin(folder);
            boolean trained = training.train(
                    run, made, plan.runs().indexOf(run) + 1, plan.runs().size());
            if (!trained) {
                team.fail(folder);
                return failed(run);
            }
            team.end(folder);
            return End.DONE_HERE;
        } catch (LeaseLostException e) {
            throw e;
        } catch (StoppedException | CancellationException e) {
            team.stop(folder);
            throw e;
        } finally {
            lock.close();
        }
    }

    /** Names everything that hangs on a failed run, once. */
    private End failed(PlannedRun run) {
        List<PlannedRun> held = hold(run);
        if (!held.isEmpty()) {
            session.events()
                    .event("runs-held")
                    .with("id", run.id())
                    .with("label", run.label())
                    .with("runs", held.stream().map(PlannedRun::label).toList())
                    .send();
        }
        return End.FAILED;
    }

    private List<PlannedRun> hold(PlannedRun run) {
        List<PlannedRun> held = graph.dependents(run).stream()
                .filter(dependent -> !isDone(dependent) && ends.get(dependent.id()) != End.FAILED)
                .toList();
        held.forEach(dependent -> ends.put(dependent.id(), End.FAILED));
        return held;
    }

    private boolean isDone(PlannedRun run) {
        End end = ends.get(run.id());
        return end == End.DONE || end == End.DONE_HERE;
    }

    private boolean isDone(PlannedRun run, String how) {
        if (!finished.isFinished(run)) {
            return false;
        }
        session.events()
                .event("run-skipped")
                .with("id", run.id())
                .with("label", run.label())
                .with("reason", how)
                .send();
        return true;
    }
}
