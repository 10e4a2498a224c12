package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.corruption.benchmark.GeneratedImages;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.provenance.Provenance;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.RunRecords;
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
import io.github.auxtask.train.declaration.TrainingPhase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
    private static final double SECONDS_PER_HOUR = 3600;

    /** Long against the difference between the starts of two workers. */
    private static final double BESIDE_SECONDS = 5;

    private final Session session;
    private final Plan plan;
    private final RunStore store;
    private final TrainedRuns runs;
    private final ProbeCache cache;
    private final Map<ContentId, ProbeResult> known = new LinkedHashMap<>();
    private final Map<ContentId, ForwardResult> forwards = new HashMap<>();
    private @Nullable RecordedRates rates;
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
        PlanCheck.require(plan, session.dataAccess(), session.request().requiredYaml());
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
        if (Files.exists(store.run(run.id()).record())) {
            // Only its evaluations are asked for.
            tell(run, ProbeResult.NOTHING, RunPrediction.of(run, ProbeResult.NOTHING, forward(how, key), rates()));
            return;
        }
        boolean first = !known.containsKey(key);
        ProbeResult steps = result(key, () -> measure(how));
        if (first && !steps.phases().isEmpty()) {
            session.events().info(phases(how, steps));
        }
        tell(run, steps, RunPrediction.of(run, steps, forward(how, key), rates()));
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
            Optional<ProbeResult> remembered = cache.find(key, ProbeResult.class);
            result = remembered.orElseGet(measure);
            if (remembered.isEmpty()) {
                cache.remember(key, result);
            }
            known.put(key, result);
        }
        return result;
    }

    private ForwardResult forward(RunMethod how, ContentId run) {
        ContentId key = ProbeCache.forward(run);
        return forwards.computeIfAbsent(
                key,
                unknown -> cache.find(key, ForwardResult.class).orElseGet(() -> {
                    ForwardResult measured = measureForward(how);
                    cache.remember(key, measured);
                    return measured;
                }));
    }

    private ForwardResult measureForward(RunMethod how) {
        Dataset dataset = dataset(how.run());
        boolean untrained = how.isUntrained(dataset.description());
        int validation = untrained
                ? 0
                : training(how, dataset).declaration().data().validation().count();
        ForwardResult passes = new ForwardProbe(System::nanoTime, LIMIT_SECONDS)
                .of(how, dataset, runs.values(how), validation, computer().manager());
        OptionalDouble attacked =
                untrained ? OptionalDouble.empty() : attacked(training(how, dataset), passes.secondsPerImage());
        return attacked.isPresent() ? passes.validating(attacked.getAsDouble()) : passes;
    }

    private OptionalDouble attacked(RunTraining training, double forward) {
        return new ValidationProbe((few, listener) -> {
                    try (NDManager manager = computer().manager().newSubManager()) {
                        training.train(few, manager, new LastCheckpoint(), listener, session.stop());
                    }
                })
                .secondsPerImage(training.declaration(), forward);
    }

    /** What was recorded on a machine like this one; read once. */
    private RecordedRates rates() {
        RecordedRates known = rates;
        if (known == null) {
            Path recorded = session.request().requiredReproduction().resolve("runs");
            List<RunRecord> records = RunRecords.read(recorded).records();
            Set<String> networks = Set.copyOf(Backbones.names());
            known = records.isEmpty()
                    ? new RecordedRates(records, networks)
                    : RecordedRates.here(
                            records,
                            Provenance.Hardware.ofThisMachine(
                                    computer().facts(Precision.FP32).gpu()),
                            networks);
            rates = known;
        }
        return known;
    }

    private void tell(PlannedRun run, ProbeResult result, RunPrediction predicted) {
        OptionalDouble pictures =
                new PictureTimes(store, session.request().device().toString()).of(run);
        session.events()
                .event("probe")
                .with("id", run.id())
                .with("label", run.label())
                .with("secondsPerStep", result.secondsPerStep())
                .with("stepsPerEpoch", result.stepsPerEpoch())
                .with("secondsPerEpoch", result.secondsPerEpoch())
                .with("epochs", result.epochs())
                .with("seconds", predicted.trained())
                .with("validationSeconds", predicted.validation())
                .with("evaluationSeconds", predicted.evaluations())
                .with("evaluations", predicted.evaluation())
                .with("pictureSeconds", pictures.isPresent() ? (Double) pictures.getAsDouble() : null)
                .send();
    }

    /** Where several phases cost differently: {@code convengers/released: head 1.5 hours, resnet 2.0 hours}. */
    private String phases(RunMethod how, ProbeResult cost) {
        List<TrainingPhase> declared = how.method().phases(how.description(runs.data(how.run())));
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < cost.phases().size(); i++) {
            double hours = cost.phases().get(i).seconds() / SECONDS_PER_HOUR;
            String name = i < declared.size() ? declared.get(i).name() : "phase " + (i + 1);
            parts.add(String.format(Locale.ROOT, hours < 1 ? "%s %.3f hours" : "%s %.1f hours", name, hours));
        }
        return String.join("/", how.run().variant().values()) + ", phase by phase: " + String.join(", ", parts);
    }

    private ProbeResult measure(RunMethod how) {
        if (how.isUntrained(runs.data(how.run()))) {
            return ProbeResult.NOTHING;
        }
        Computer on = computer();
        on.require(how.precision());
        session.events()
                .info("measuring " + String.join("/", how.run().variant().values()));
        Dataset dataset = dataset(how.run());
        RunTraining training = training(how, dataset);
        TrainingDeclaration declaration = training.declaration();
        return ProbeResult.of(declaration.phases().stream()
                .map(phase -> measure(training, declaration.phases(List.of(phase)), on))
                .toList());
    }

    private RunTraining training(RunMethod how, Dataset dataset) {
        return RunTraining.of(
                        how,
                        dataset,
                        session.dataAccess(),
                        source -> new GeneratedImages(
                                dataset.test(), session.dataAccess().home()))
                .with(new NoiseMadeDataSets(how, dataset.description()))
                .measured();
    }

    private ProbeResult measure(RunTraining training, TrainingDeclaration onePhase, Computer on) {
        StepTimer timer = new StepTimer(
                System::nanoTime, ProbeCache.BESIDE > 0 ? BESIDE_SECONDS : 0, LIMIT_SECONDS, session.stop());
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
