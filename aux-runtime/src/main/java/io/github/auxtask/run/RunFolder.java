package io.github.auxtask.run;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the store keeps of one run.
 *
 * @param path the folder, named by the run's id; it need not exist
 */
public record RunFolder(Path path) {
    private static final List<String> CHECKPOINTS = List.of("checkpoint-0", "checkpoint-1");

    /** Takes the right to work on the run; empty if another process has it. */
    public Optional<RunLock> tryLock() {
        return RunLock.tryTake(path.resolve("lock"));
    }

    /** Trained values, in safetensors. */
    public Path weights() {
        return path.resolve("model.safetensors");
    }

    /** The deployed classifier as a TorchScript file. */
    public Path script() {
        return path.resolve("model.pt");
    }

    /** The run's record, the same JSON as in a reproduction. */
    public Path record() {
        return path.resolve("record.json");
    }

    /** One byte an image: the predicted class under an evaluation. */
    public Path predictions(ContentId evaluation) {
        return path.resolve("predictions").resolve(evaluation.abbreviated() + ".u8");
    }

    /** Whether an unfinished training can go on. */
    public boolean hasCheckpoint() {
        return CHECKPOINTS.stream().map(path::resolve).anyMatch(Files::exists);
    }

    /** Frees the space of the checkpoints, once the trained weights are safe or training starts afresh. */
    public void deleteCheckpoints() {
        for (String name : CHECKPOINTS) {
            try {
                Files.deleteIfExists(path.resolve(name));
            } catch (IOException e) {
                throw new RunFailedException("The store's " + name + " cannot be deleted: " + AtomicFile.reason(e) + ".", e);
            }
        }
    }
}
