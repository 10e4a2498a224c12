package io.github.auxtask.run.execute;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.lease.LeaseLostException;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.job.QueuedTask;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.PlanCheck;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.run.store.RunStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Evaluates the trained runs of a plan: every evaluation that a run's record lacks. Runs that are not trained are named and
 * passed over.
 */
public final class PlanEvaluator {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Session session;
    private final Plan plan;
    private final RunStore store;
    private final PlanRecords records;
    private final Team team = Team.ofThisProcess();
    private final QueuedTask task = QueuedTask.ofThisProcess();

    public PlanEvaluator(Session session) {
        this.session = session;
        this.plan = session.plan();
        this.store = session.store();
        this.records = PlanRecords.of(session, plan, store);
    }

    public int run() {
        PlanCheck.require(plan, session.dataAccess(), session.request().requiredYaml());
        int taken = new ModelTaking(session, store, records).run();
        if (taken != 0) {
            return taken;
        }
        List<PlannedRun> pending = new ArrayList<>();
        int untrained = 0;
        for (PlannedRun run : plan.selected()) {
            Optional<RunRecord> record = records.completed(run);
            if (record.isEmpty()) {
                untrained++;
                skip(run, "not trained yet: " + records.trainCommand(run));
            } else if (!session.request().force()
                    && records.lacking(run, record.get()).isEmpty()
                    && !store.run(run.id()).lacksPictures(record.get())) {
                skip(run, "already evaluated");
            } else {
                pending.add(run);
            }
        }
        if (untrained == plan.selected().size()) {
            throw new BadInputException("None of the " + untrained + " runs is trained yet: train them first with mvn"
                    + " aux:train -Daux.budget=" + plan.budget() + ".");
        }
        if (pending.isEmpty()) {
            return 0;
        }
        records.requireWritable();
        return evaluate(pending);
    }

    private void skip(PlannedRun run, String reason) {
        session.events()
                .event("run-skipped")
                .with("id", run.id())
                .with("label", run.label())
                .with("reason", reason)
                .send();
    }

    private int evaluate(List<PlannedRun> pending) {
        boolean failed = false;
        try (RunEvaluator evaluating = new RunEvaluator(session, store, records)) {
            evaluating.prepare(pending);
            Deque<PlannedRun> waiting = new ArrayDeque<>(pending);
            int busyInARow = 0;
            int done = 0;
            while (!waiting.isEmpty() && !(done > 0 && task.isOver()) && !isLeft(waiting, busyInARow)) {
                session.checkStop();
                PlannedRun run = waiting.removeFirst();
                Optional<RunLock> lock = store.run(run.id()).tryLock();
                if (lock.isPresent()) {
                    busyInARow = 0;
                    done++;
                    try {
                        failed |= !evaluate(run, evaluating);
                    } catch (LeaseLostException e) {
                        session.events().warn(run.label() + " is left alone: " + e.getMessage() + ".");
                        waiting.addLast(run);
                    } finally {
                        lock.get().close();
                    }
                    continue;
                }
                waiting.addLast(run);
                if (busyInARow++ == 0 && !task.isQueued()) {
                    session.events()
                            .info(run.label() + " is in the hands of another worker on this store; it is waited for");
                }
                if (busyInARow > waiting.size()) {
                    LockSupport.parkNanos(POLL_NANOS);
                    busyInARow = 1;
                }
            }
            if (!waiting.isEmpty() && task.isQueued()) {
                session.events()
                        .info("the " + waiting.size()
                                + " runs that are left are in the hands of other tasks, or for them");
            }
        }
        return failed ? RunFailedException.EXIT_CODE : 0;
    }

    /** Whether a task of a queue leaves what there is to others, all of whom were seen to live. */
    private boolean isLeft(Deque<PlannedRun> waiting, int busyInARow) {
        return task.isQueued()
                && busyInARow >= waiting.size()
                && waiting.stream().allMatch(run -> store.run(run.id()).isInLivingHands());
    }

    /** What another one of the same command has done or given up was told by it, or by who started it. */
    private boolean evaluate(PlannedRun run, RunEvaluator evaluating) {
        RunFolder folder = store.run(run.id());
        if (team.hasDone(folder)) {
            skip(run, "evaluated by another worker meanwhile");
            return true;
        }
        if (team.hasGivenUp(folder)) {
            return false;
        }
        team.begin(folder);
        boolean well;
        try {
            well = evaluating.evaluate(
                    run, plan.selected().indexOf(run) + 1, plan.selected().size());
        } catch (LeaseLostException e) {
            throw e;
        } catch (CancellationException e) {
            team.stop(folder);
            throw e;
        }
        if (well) {
            team.end(folder);
        } else {
            team.fail(folder);
        }
        return well;
    }
}
