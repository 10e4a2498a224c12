package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.GeneratedImages;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.InitialValues;
import io.github.auxtask.run.prepare.PlanCheck;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.RunTraining;
import io.github.auxtask.run.prepare.TrainedRuns;
import io.github.auxtask.run.store.RunStore;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.declaration.TrainingDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the plan would cost: trains a few steps of each variant with the real method on images of the real shape, and
 * remembers the result in the store, so that the second plan is quick. Runs that need others get networks with the values that those
 * start from, and what would be made for them is replaced by noise.
 */
public final class Probe {
    private static final double LIMIT_SECONDS = 8;

    private final Session session;
    private final Plan plan;
    private final RunStore store;
    private final TrainedRuns runs;
    private final ProbeCache cache;
    private final Map<ContentId, ProbeResult> known = new LinkedHashMap<>();
    private @Nullable Computer computer;
    private @Nullable ProbeData data;

    public Probe(Session session) {
        this.session = session;
        this.plan = session.plan();
        this.store = session.store();
        this.runs = new TrainedRuns(plan, session.dataAccess(), new InitialValues());
        this.cache = new ProbeCache(store);
    }

    public int run() {
        PlanCheck.require(plan, session.dataAccess(), session.request().requiredReproduction());
        MadeCosts made = new MadeCosts(store);
        for (PlannedRun run : plan.selected()) {
            session.checkStop();
            try {
                probe(run, made);
            } catch (CancellationException | BadInputException | RunFailedException e) {
                throw e;
            } catch (RuntimeException e) {
                if (run.needs().isEmpty()) {
                    throw e;
                }
                // A method may look for something in a trained run that a network at its start does not have.
                session.events().warn(run.label() + " cannot be measured before what it needs is trained (" + e + ").");
            }
        }
        made.tell(session.events());
        if (computer != null) {
            computer.close();
        }
        return 0;
    }

    private void probe(PlannedRun run, MadeCosts made) {
        RunMethod how = runs.method(run);
        ContentId key = ProbeCache.key(run, session.request(), runs::planned);
        tell(run, result(key, () -> measure(how)));
        made.add(
                how,
                runs.data(run),
                (place, description) -> result(
                        ProbeCache.key(key, place.maker()),
                        () -> new ProbeResult(
                                new MakerProbe(System::nanoTime, LIMIT_SECONDS)
                                        .secondsPerImage(
                                                place,
                                                description,
                                                dataset(run),
                                                computer().manager()),
                                1,
                                1)));
    }

    private ProbeResult result(ContentId key, Supplier<ProbeResult> measure) {
        ProbeResult result = known.get(key);
        if (result == null) {
            Optional<ProbeResult> remembered = cache.find(key);
            result = remembered.orElseGet(measure);
            if (remembered.isEmpty()) {
                cache.remember(key, result);
            }
            known.put(key, result);
        }
        return result;
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

    private ProbeResult measure(RunMethod how) {
        if (how.composition(runs.data(how.run())).isPresent()) {
            return ProbeResult.NOTHING;
        }
        Computer on = computer();
        session.events()
                .info("measuring " + String.join("/", how.run().variant().values()));
        Dataset dataset = dataset(how.run());
        RunTraining training = RunTraining.of(
                        how,
                        dataset,
                        session.dataAccess(),
                        source -> new GeneratedImages(
                                dataset.test(), session.dataAccess().home()))
                .with(MadeCosts.noise(how, dataset.description()))
                .measured();
        TrainingDeclaration declaration = training.declaration();
        return ProbeResult.of(declaration.phases().stream()
                .map(phase -> measure(training, declaration.phases(List.of(phase)), on))
                .toList());
    }

    private ProbeResult measure(RunTraining training, TrainingDeclaration onePhase, Computer on) {
        StepTimer timer = new StepTimer(System::nanoTime, LIMIT_SECONDS, session.stop());
        try (NDManager manager = on.manager().newSubManager()) {
            training.train(onePhase, manager, new LastCheckpoint(), timer, timer);
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
