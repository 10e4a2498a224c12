package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.method.TrainingContext;
import io.github.auxtask.method.TrainingOutcome;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.diagnose.Determinism.Steps;
import io.github.auxtask.run.job.FailureSentence;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * Tests how well a run repeats here, instead of promising it: trains its own network on its own batches for twenty steps, twice
 * from the same state, and compares all bits.
 */
public final class SelfTest {
    public static final int STEPS = 20;

    private final Session session;
    private final Computer computer;
    private final Function<ContentId, Map<String, float[]>> weightsOf;

    /**
     * A test on this machine.
     *
     * @param weightsOf the trained values of a run that this one needs
     */
    public SelfTest(Session session, Computer computer, Function<ContentId, Map<String, float[]>> weightsOf) {
        this.session = session;
        this.computer = computer;
        this.weightsOf = weightsOf;
    }

    /** The level; empty if the steps cannot be trained, which the training itself will run into and report. */
    public Optional<Determinism> of(RunMethod how, Dataset dataset) {
        try {
            return Optional.of(Determinism.of(steps(how, dataset), steps(how, dataset)));
        } catch (CancellationException | BadInputException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            if (FailureSentence.of(e).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Steps steps(RunMethod how, Dataset dataset) {
        List<Double> losses = new ArrayList<>();
        LastCheckpoint last = new LastCheckpoint();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(
                    int epoch, int epochs, int step, int steps, double loss, double accuracy, double imagesPerSecond) {
                losses.add(loss);
            }
        };
        try (NDManager manager = computer.manager().newSubManager()) {
            TrainingOutcome outcome = how.method()
                    .train(new TrainingContext(
                            how.run().id(),
                            how.run().variant(),
                            how.run().seed(),
                            how.settings(),
                            dataset,
                            manager,
                            how.precision(),
                            last,
                            listener,
                            () -> losses.size() >= STEPS || session.stop().getAsBoolean(),
                            weightsOf,
                            source -> source.open(session.dataAccess(), dataset.name(), dataset.test()),
                            session.dataAccess().home()));
            return new Steps(losses, outcome.state());
        } catch (StoppedException e) {
            session.checkStop();
            return new Steps(losses, last.tensors());
        }
    }
}
