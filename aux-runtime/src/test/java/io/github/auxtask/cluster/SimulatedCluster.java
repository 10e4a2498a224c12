package io.github.auxtask.cluster;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlanGraph;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.lease.Lease;
import io.github.auxtask.lease.LeaseHolder;
import io.github.auxtask.lease.LeaseKeeper;
import io.github.auxtask.run.job.QueuedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/**
 * A cluster in virtual time: slots that tasks of submitted stages fill, tasks that take the next free run by a real lease in a real folder, and
 * misfortune. A task is preempted (it writes a checkpoint, gives its lease back and queues again) or dies without a word (its lease expires,
 * what it did since its last checkpoint is lost, and it queues again).
 */
final class SimulatedCluster {
    /** As in {@code LeaseKeeper}; beats are rarer here, to save files. */
    private static final Duration EXPIRY = Duration.ofSeconds(90);

    private static final double RHYTHM = 30;
    private static final double CHECKPOINTS = 200;
    private static final double REQUEUE = 120;

    private final Plan plan;
    private final PlanGraph graph;
    private final Path folder;
    private final Map<ContentId, Double> seconds;
    private final Random random;
    private final double misfortune;
    private final Duration limit;

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Map<ContentId, Double> left = new HashMap<>();
    private final Set<ContentId> done = new HashSet<>();
    private final Deque<Task> waiting = new ArrayDeque<>();
    private double now;
    private long order;
    private final int slots;
    private final Set<ContentId> living = new HashSet<>();
    private int free;
    int twice;
    int preemptions;
    int deaths;
    double lost;

    /**
     * A cluster.
     *
     * @param seconds of each run
     * @param misfortune how many per hour of work befall a task on average
     */
    SimulatedCluster(
            Plan plan, Path folder, Map<ContentId, Double> seconds, int slots, double misfortune, Duration limit) {
        this.plan = plan;
        this.graph = new PlanGraph(plan);
        this.folder = folder;
        this.seconds = seconds;
        this.slots = slots;
        this.free = slots;
        this.random = new Random(7);
        this.misfortune = misfortune;
        this.limit = limit;
        left.putAll(seconds);
    }

    /** Something that happens at a time. */
    private record Event(double at, long order, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Double.compare(at, other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /** One task of an array. */
    private final class Task {
        private final List<PlannedRun> runs;
        private final Stage stage;
        private LeaseKeeper keeper = keeper();
        private double begun;

        Task(List<PlannedRun> runs, Stage stage) {
            this.runs = runs;
            this.stage = stage;
        }

        private LeaseKeeper keeper() {
            String name = "host " + order++;
            return new LeaseKeeper(new LeaseHolder(name, name), () -> (long) (now * 1e9), EXPIRY);
        }

        void start() {
            keeper = keeper();
            begun = now;
            look(true);
        }

        /** Takes the next free run; leaves when all that is left is in living hands, or its time is over. */
        private void look(boolean first) {
            if (!first && now - begun >= limit.toSeconds()) {
                end();
                return;
            }
            boolean unsure = false;
            boolean further = goesAhead();
            for (PlannedRun run : runs) {
                if (done.contains(run.id()) || !isReady(run)) {
                    continue;
                }
                if (stage.ahead.contains(run.id()) && !further) {
                    continue;
                }
                if (living.contains(run.id()) && random.nextInt(20) > 0) {
                    // A real task looks at every one; here some are enough to see that nobody takes what is held.
                    continue;
                }
                Path place = folder.resolve(run.id().hex());
                Optional<Lease> lease = keeper.tryTake(place, true);
                if (lease.isPresent()) {
                    work(run, lease.get());
                    return;
                }
                unsure |= !keeper.isAlive(place);
            }
            if (unsure) {
                at(now + RHYTHM / 2, () -> look(first));
            } else {
                end();
            }
        }

        private boolean goesAhead() {
            int ready = (int) runs.stream()
                    .filter(run -> !done.contains(run.id()) && !living.contains(run.id()) && isReady(run))
                    .count();
            return QueuedTask.goesAhead(ready, living.size(), stage.laterTasks);
        }

        private void work(PlannedRun run, Lease lease) {
            twice += living.add(run.id()) ? 0 : 1;
            double need = left.get(run.id());
            double trouble = -Math.log(1 - random.nextDouble()) * 3600 / misfortune;
            double until = now + Math.min(need, trouble);
            beat(lease, until);
            if (need <= trouble) {
                at(until, () -> finish(run, lease));
            } else if (random.nextBoolean()) {
                at(until, () -> preempted(run, lease, trouble));
            } else {
                at(until, () -> dies(run, trouble));
            }
        }

        private void beat(Lease lease, double until) {
            if (now + RHYTHM < until) {
                at(now + RHYTHM, () -> {
                    keeper.beat();
                    beat(lease, until);
                });
            }
        }

        private void finish(PlannedRun run, Lease lease) {
            lease.requireHeld();
            living.remove(run.id());
            twice += done.add(run.id()) ? 0 : 1;
            lease.close();
            look(false);
        }

        private void preempted(PlannedRun run, Lease lease, double worked) {
            preemptions++;
            lease.requireHeld();
            living.remove(run.id());
            left.merge(run.id(), -worked, Double::sum);
            lease.close();
            again();
        }

        private void dies(PlannedRun run, double worked) {
            deaths++;
            living.remove(run.id());
            double kept = Math.floor(worked / CHECKPOINTS) * CHECKPOINTS;
            left.merge(run.id(), -kept, Double::sum);
            lost += worked - kept;
            again();
        }

        private void again() {
            free++;
            at(now + REQUEUE, () -> {
                waiting.addLast(this);
                dispatch();
            });
            dispatch();
        }

        private void end() {
            free++;
            stage.open--;
            if (stage.open == 0) {
                stage.after.run();
            }
            dispatch();
        }
    }

    private static final class Stage {
        private int open;
        private int laterTasks;
        private final Set<ContentId> ahead = new HashSet<>();
        private Runnable after = () -> {};
    }

    private boolean isReady(PlannedRun run) {
        return graph.needs(run).stream().allMatch(need -> done.contains(need.id()));
    }

    private void at(double time, Runnable what) {
        events.add(new Event(time, order++, what));
    }

    private void dispatch() {
        while (free > 0 && !waiting.isEmpty()) {
            free--;
            waiting.removeFirst().start();
        }
    }

    /** Submits what is not done and lets time pass until the queue is empty; how many seconds that took in all. */
    double run(Duration packing) throws IOException {
        for (PlannedRun run : plan.runs()) {
            Files.createDirectories(folder.resolve(run.id().hex()));
        }
        ClusterPlan cut = ClusterPlan.of(
                plan,
                run -> !done.contains(run.id()),
                run -> false,
                run -> java.util.OptionalDouble.of(seconds.get(run.id())),
                packing,
                slots);
        List<Runnable> starts = new ArrayList<>();
        for (int i = cut.stages().size() - 1; i >= 0; i--) {
            ClusterPlan.Stage stage = cut.stages().get(i);
            Runnable next = starts.isEmpty() ? () -> {} : starts.get(starts.size() - 1);
            starts.add(() -> submit(cut, stage, next));
        }
        if (!starts.isEmpty()) {
            starts.get(starts.size() - 1).run();
        }
        for (Event event = events.poll(); event != null; event = events.poll()) {
            now = event.at();
            event.what().run();
        }
        return now;
    }

    private void submit(ClusterPlan cut, ClusterPlan.Stage what, Runnable next) {
        Stage stage = new Stage();
        stage.laterTasks = cut.laterTasks(what);
        what.ahead().forEach(run -> stage.ahead.add(run.id()));
        stage.open = what.tasks();
        stage.after = next;
        List<PlannedRun> runs = cut.planOf(plan, what).runs();
        for (int size : new ArrayLimits(ArrayLimits.USUAL_LARGEST, 0).split(what.tasks())) {
            for (int i = 0; i < size; i++) {
                waiting.addLast(new Task(runs, stage));
            }
        }
        dispatch();
    }

    int done() {
        return done.size();
    }
}
