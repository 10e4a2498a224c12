package io.github.auxtask.maven.plan;

import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.maven.log.HumanTime;
import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a plan would save in bfloat16, measured with the run that takes longest. */
public final class PrecisionAdvice {
    /** A difference that is not worth other runs. */
    private static final double WORTH = 0.03;

    private static final double PERCENT = 100;
    private static final String PRECISION = "precision";
    private static final String FP32 = "fp32";

    private PrecisionAdvice() {}

    /** What was measured of the run that takes longest, if it is to be trained in float32. */
    public static Optional<WorkerEvent> longest(Plan plan, List<WorkerEvent> probes) {
        return probes.stream()
                .filter(probe -> seconds(probe) > 0)
                .max(Comparator.comparingDouble(PrecisionAdvice::seconds))
                .filter(probe -> run(plan, probe)
                        .filter(run ->
                                run.settings().getOrDefault(PRECISION, FP32).equals(FP32))
                        .isPresent());
    }

    private static Optional<PlannedRun> run(Plan plan, WorkerEvent probe) {
        return plan.runs().stream()
                .filter(run -> run.id().hex().equals(probe.text("id")))
                .findFirst();
    }

    /** The same variant with the same seed in another plan. */
    public static Optional<PlannedRun> counterpart(Plan plan, WorkerEvent probe, Plan other) {
        return run(plan, probe)
                .flatMap(wanted -> other.runs().stream()
                        .filter(run -> run.variant().equals(wanted.variant()) && run.seed() == wanted.seed())
                        .findFirst());
    }

    /** What was found, for people. */
    public static String sentence(WorkerEvent full, WorkerEvent half) {
        double before = seconds(full);
        double after = seconds(half);
        String times = full.text("label") + " takes " + HumanTime.ofSeconds(after) + " instead of "
                + HumanTime.ofSeconds(before) + ", as measured";
        return after < (1 - WORTH) * before
                ? String.format(
                        Locale.ROOT,
                        "bf16 would save %.0f %% of the time here: %s (-Daux.precision=bf16; these are other runs, kept and shown"
                                + " apart from those in fp32)",
                        PERCENT * (1 - after / before),
                        times)
                : "bf16 would save nothing here: " + times;
    }

    private static double seconds(WorkerEvent probe) {
        return probe.number("seconds").orElse(0);
    }
}
