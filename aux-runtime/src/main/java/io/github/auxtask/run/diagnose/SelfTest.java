package io.github.auxtask.run.diagnose;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.run.device.Computer;
import io.github.auxtask.run.diagnose.Determinism.Steps;
import io.github.auxtask.run.job.FailureSentence;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.RunTraining;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.template.TrainingOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Tests how well a run repeats here, instead of promising it: trains its own network on its own batches for twenty steps, twice
 * from the same state, and compares all bits.
 */
public final class SelfTest {
    public static final int STEPS = 20;

    private final Session session;
    private final Computer computer;

    /** A test on this machine. */
    public SelfTest(Session session, Computer computer) {
        this.session = session;
        this.computer = computer;
    }

    /** The level; empty if the steps cannot be trained, which the training itself will run into and report. */
    public Optional<Determinism> of(RunTraining training) {
        try {
            return Optional.of(Determinism.of(steps(training), steps(training)));
        } catch (CancellationException | BadInputException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            if (FailureSentence.of(e).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Steps steps(RunTraining training) {
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
            TrainingOutcome outcome = training.train(
                    manager,
                    last,
                    listener,
                    () -> losses.size() >= STEPS || session.stop().getAsBoolean());
            return new Steps(losses, outcome.state());
        } catch (StoppedException e) {
            session.checkStop();
            return new Steps(losses, last.tensors());
        }
    }
}
