package io.github.auxtask.run;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.train.CheckpointStore;
import io.github.auxtask.train.Snapshots;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the store keeps of one run.
 *
 * @param path the folder, named by the run's id; it need not exist
 */
public record RunFolder(Path path) {
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

    /** The run's pictures, with their list. */
    public Path pictures() {
        return path.resolve(PictureIndex.FOLDER);
    }

    /** Values that the training kept after some epochs, for pictures. */
    public Snapshots snapshots() {
        return Snapshots.of(path);
    }

    /** The run's checkpoints, which lie in the folder itself. */
    public CheckpointStore checkpoints() {
        return new CheckpointStore(path);
    }
}
