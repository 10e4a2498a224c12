package io.github.auxtask.run.execute;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.PlanCheck;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.store.RunLock;
import io.github.auxtask.run.store.RunStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Trains the runs of a plan, each after those it needs. What is finished is not done again; what another worker is doing is
 * left to it and waited for at the end; what fails is recorded with its reason, and the others go on.
 */
public final class PlanTrainer {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private enum End {
        DONE,
        FAILED,
        BUSY
    }

    private final Session session;
    private final Plan plan;
    private final RunStore store;
    private final PlanRecords records;
    private final Map<ContentId, End> ends = new HashMap<>();

    public PlanTrainer(Session session) {
        this.session = session;
        this.plan = session.plan();
        this.store = session.store();
        this.records = PlanRecords.of(session, plan, store);
    }

    public int run() {
        PlanCheck.require(plan, session.dataAccess());
        List<PlannedRun> pending = new ArrayList<>();
        for (PlannedRun run : plan.runs()) {
            if (!session.request().force() && isDone(run, "already trained")) {
                ends.put(run.id(), End.DONE);
            } else {
                pending.add(run);
            }
        }
        if (!pending.isEmpty()) {
            try (RunTrainer training = new RunTrainer(session, store, records)) {
                training.prepare(pending);
                train(new ArrayDeque<>(pending), training);
            }
        }
        return ends.containsValue(End.FAILED) ? RunFailedException.EXIT_CODE : 0;
    }

    private void train(Deque<PlannedRun> pending, RunTrainer training) {
        int busyInARow = 0;
        while (!pending.isEmpty()) {
            session.checkStop();
            PlannedRun run = pending.removeFirst();
            End end = attempt(run, training);
            ends.put(run.id(), end);
            if (end != End.BUSY) {
                busyInARow = 0;
                continue;
            }
            pending.addLast(run);
            if (busyInARow++ == 0) {
                session.events()
                        .info(run.label() + " is being trained by another worker on this store; it is waited for");
            }
            if (busyInARow > pending.size()) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private End attempt(PlannedRun run, RunTrainer training) {
        for (ContentId need : run.neededIds()) {
            End end = ends.getOrDefault(need, End.DONE);
            if (end == End.BUSY) {
                return End.BUSY;
            }
            if (end == End.FAILED) {
                session.events()
                        .event("run-failed")
                        .with("id", run.id())
                        .with("label", run.label())
                        .with("message", "the run " + need.abbreviated() + " that it starts from has failed")
                        .send();
                return End.FAILED;
            }
        }
        Optional<RunLock> taken = store.run(run.id()).tryLock();
        if (taken.isEmpty()) {
            return End.BUSY;
        }
        RunLock lock = taken.get();
        try {
            // Another worker may have finished it since this one looked.
            boolean again = session.request().force() && ends.get(run.id()) != End.BUSY;
            if (!again && isDone(run, "trained by another worker meanwhile")) {
                return End.DONE;
            }
            return training.train(run, plan.runs().indexOf(run) + 1, plan.runs().size()) ? End.DONE : End.FAILED;
        } finally {
            lock.close();
        }
    }

    private boolean isDone(PlannedRun run, String how) {
        if (store.run(run.id()).isBeingTrainedAgain() || records.completed(run).isEmpty()) {
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
