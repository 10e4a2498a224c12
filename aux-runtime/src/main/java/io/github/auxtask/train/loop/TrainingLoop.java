package io.github.auxtask.train.loop;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.checkpoint.Checkpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trains a network through its phases, epoch after epoch, step after step. A training that was stopped or killed and is called
 * again goes on from its newest checkpoint and ends, on a CPU, bit for bit where an uninterrupted one ends: all randomness is a
 * function of (seed, epoch, step or image), and a checkpoint holds all the rest.
 */
public final class TrainingLoop {
    private final TrainingRun run;
    private final List<EpochRecord> history = new ArrayList<>();

    private TrainingLoop(TrainingRun run) {
        this.run = run;
    }

    /**
     * Trains to the end.
     *
     * @throws StoppedException if asked to stop; a checkpoint is written
     * @throws RunFailedException if the loss is no longer a number, or a checkpoint cannot be written
     * @throws BadInputException if the checkpoint was written by another version of the method
     */
    public static TrainingResult train(TrainingRun run) {
        return new TrainingLoop(run).phases();
    }

    private TrainingResult phases() {
        Optional<Checkpoint> start = run.checkpoints().newest(run.id(), run.listener()::warning);
        start.ifPresent(checkpoint -> {
            history.addAll(checkpoint.progress().history());
            run.listener().resumed(List.copyOf(history));
        });
        int first = start.map(checkpoint -> checkpoint.progress().phase()).orElse(0);
        int best = 0;
        for (int index = first; index < run.phases().size(); index++) {
            try (PhaseTraining phase = new PhaseTraining(run, index, history)) {
                if (index == first && start.isPresent()) {
                    resume(phase, start.get());
                }
                best = phase.train();
            }
        }
        checkFinite();
        return new TrainingResult(history, best);
    }

    /** The very last update has no next step whose loss would show that it went wrong. */
    private void checkFinite() {
        run.network().snapshot().forEach((name, values) -> {
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new RunFailedException(
                            "The trained parameter " + name + " is not finite: try a smaller learning rate"
                                    + " (setting optimiser.learning-rate), or -Daux.precision=fp32 if it is bf16.");
                }
            }
        });
    }

    private static void resume(PhaseTraining phase, Checkpoint checkpoint) {
        try {
            phase.restore(checkpoint);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The run's checkpoint does not fit this version of the method (" + e.getMessage()
                            + "): train it anew with -Daux.force=true.",
                    e);
        }
    }
}
