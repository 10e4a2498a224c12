package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.GeneratedImages;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.RunTraining;
import io.github.auxtask.train.StoppedException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the plan would cost: trains a few steps of each variant with the real method on images of the real shape, and
 * remembers the result in the store, so that the second plan is quick.
 */
public final class Probe {
    private static final double LIMIT_SECONDS = 8;

    private final Session session;
    private @Nullable Computer computer;
    private @Nullable ProbeData data;

    public Probe(Session session) {
        this.session = session;
    }

    public int run() {
        Map<ContentId, ProbeResult> known = new LinkedHashMap<>();
        ProbeCache cache = new ProbeCache(session.store());
        for (PlannedRun run : session.plan().runs()) {
            session.checkStop();
            ContentId key = ProbeCache.key(run, session.request());
            ProbeResult result = known.get(key);
            if (result == null) {
                result = cache.find(key).orElse(null);
            }
            if (result == null) {
                result = measure(run);
                cache.remember(key, result);
            }
            known.put(key, result);
            tell(run, result);
        }
        if (computer != null) {
            computer.close();
        }
        return 0;
    }

    private void tell(PlannedRun run, ProbeResult result) {
        session.events()
                .event("probe")
                .with("id", run.id())
                .with("label", run.label())
                .with("secondsPerStep", result.secondsPerStep())
                .with("stepsPerEpoch", result.stepsPerEpoch())
                .with("secondsPerEpoch", result.secondsPerEpoch())
                .with("epochs", result.epochs())
                .with("seconds", result.seconds())
                .send();
    }

    private ProbeResult measure(PlannedRun run) {
        Computer on = computer();
        session.events().info("measuring " + String.join("/", run.variant().values()));
        RunMethod how = RunMethod.of(run);
        Dataset dataset = dataset(run);
        StepTimer timer = new StepTimer(System::nanoTime, LIMIT_SECONDS, session.stop());
        try (NDManager manager = on.manager().newSubManager()) {
            RunTraining.of(
                            how,
                            dataset,
                            session.dataAccess(),
                            source -> new GeneratedImages(
                                    dataset.test(), session.dataAccess().home()))
                    .train(manager, new LastCheckpoint(), timer, timer);
        } catch (StoppedException e) {
            session.checkStop();
        }
        return new ProbeResult(timer.secondsPerStep(), timer.stepsPerEpoch(), timer.epochs());
    }

    private Computer computer() {
        if (computer == null) {
            computer = session.startComputer();
        }
        return computer;
    }

    private Dataset dataset(PlannedRun run) {
        if (data == null) {
            data = new ProbeData(session.dataAccess());
        }
        return data.get(run.data());
    }
}
