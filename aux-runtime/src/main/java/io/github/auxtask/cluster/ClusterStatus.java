package io.github.auxtask.cluster;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.lease.LeaseKeeper;
import io.github.auxtask.lease.LeaseNote;
import io.github.auxtask.live.LiveFile;
import io.github.auxtask.live.LiveState;
import io.github.auxtask.run.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what became of a plan's runs, from records, the store and the queue; leaves nothing behind. */
public final class ClusterStatus {
    /** A live file is written every two seconds, a lease four times a minute. */
    private static final Duration SILENCE = Duration.ofMinutes(3);

    private final Plan plan;
    private final Path records;
    private final Path store;
    private final Set<String> queued = new HashSet<>();

    /**
     * Looks at a plan.
     *
     * @param records the reproduction's folder {@code runs}
     * @param store the store's folder
     * @param submissions of the plan
     * @param queue what of them the queue knows
     */
    public ClusterStatus(Plan plan, Path records, Path store, List<Submission> submissions, List<QueueEntry> queue) {
        this.plan = plan;
        this.records = records.resolve(plan.budget());
        this.store = store.resolve("runs");
        submissions.forEach(submission -> covered(submission, queue).forEach(job -> queued.addAll(job.runs())));
    }

    /** The jobs of a submission of which the queue still has tasks that will run. */
    public static List<SubmittedJob> covered(Submission submission, List<QueueEntry> queue) {
        Set<String> known = queue.stream()
                .filter(entry -> !entry.isStuck())
                .map(QueueEntry::job)
                .collect(Collectors.toSet());
        return submission.jobs().stream()
                .filter(job -> known.contains(job.id()))
                .toList();
    }

    /** Every run of the plan, in its order. */
    public List<ClusterRun> runs() {
        // Ten thousand small files on a file server are read at the speed of its answers, several at once.
        return plan.runs().parallelStream().map(this::run).toList();
    }

    private ClusterRun run(PlannedRun run) {
        Path folder = store.resolve(run.id().hex());
        Optional<RecordGlance> record = record(run);
        Optional<LiveState> live = LiveFile.read(folder);
        Optional<LeaseNote> lease = LeaseKeeper.note(folder);
        String where = lease.map(LeaseNote::where).orElse("");
        boolean held = lease.isPresent() && !lease.get().free();
        double seconds = record.map(RecordGlance::seconds).orElse(0.0);
        String reason = record.map(RecordGlance::reason).orElse("");
        if (held) {
            boolean locked = new RunFolder(folder).isWorkedOn();
            boolean heard = locked && isFresh(folder);
            return new ClusterRun(
                    run,
                    heard ? ClusterRun.State.RUNNING : ClusterRun.State.SILENT,
                    where,
                    "",
                    live.orElse(null),
                    seconds);
        }
        boolean trained = record.map(RecordGlance::completed).orElse(false);
        boolean whole = trained && isEvaluated(run, record.orElseThrow());
        ClusterRun.State state;
        if (whole) {
            state = ClusterRun.State.DONE;
        } else if (queued.contains(run.id().hex())) {
            state = trained ? ClusterRun.State.TRAINED : ClusterRun.State.QUEUED;
        } else if (record.isPresent() && !trained) {
            state = ClusterRun.State.FAILED;
        } else {
            state = trained ? ClusterRun.State.TRAINED : ClusterRun.State.LEFT;
        }
        return new ClusterRun(run, state, where, state == ClusterRun.State.FAILED ? reason : "", null, seconds);
    }

    private Optional<RecordGlance> record(PlannedRun run) {
        return RecordGlance.of(records.resolve(run.fileName()))
                .filter(record -> record.id().equals(run.id().hex()));
    }

    private boolean isEvaluated(PlannedRun run, RecordGlance record) {
        return plan.onlyNeeded().contains(run.id())
                || run.evaluations().stream()
                        .map((Evaluation planned) -> planned.id(run.id()).hex())
                        .allMatch(record.evaluations()::contains);
    }

    /** By the file server's clock alone: what it wrote last against what it writes now. */
    private static boolean isFresh(Path folder) {
        Path now = folder.resolve(".now." + java.util.UUID.randomUUID() + ".tmp");
        try {
            Files.createFile(now);
            try {
                long written = Files.getLastModifiedTime(now).toMillis();
                return LeaseKeeper.renewed(folder)
                        .map(time -> written - time.toMillis() < SILENCE.toMillis())
                        .orElse(false);
            } finally {
                Files.deleteIfExists(now);
            }
        } catch (IOException e) {
            return true;
        }
    }
}
