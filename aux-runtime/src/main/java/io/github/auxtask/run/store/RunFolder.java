package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the store keeps of one run.
 *
 * @param path the folder, named by the run's id; it need not exist
 */
public record RunFolder(Path path) {
    private static final String PREDICTIONS = "predictions";

    /** Takes the right to work on the run, and clears away what a killed process left half written; empty if another process has it. */
    public Optional<RunLock> tryLock() {
        Optional<RunLock> lock = RunLock.tryTake(path.resolve("lock"));
        if (lock.isPresent()) {
            for (Path folder : List.of(path, path.resolve(PREDICTIONS))) {
                AtomicFile.removeLeftovers(folder, Duration.ZERO);
            }
        }
        return lock;
    }

    /** Whether a process works on the run, as seen from another one; see {@link RunLock#isTaken}. */
    public boolean isWorkedOn() {
        return RunLock.isTaken(path.resolve("lock"));
    }

    /** Trained values, in safetensors. */
    public Path weights() {
        return path.resolve("model.safetensors");
    }

    /**
     * SHA-256 of the file with the trained values.
     *
     * @throws RunFailedException if it cannot be read
     */
    public ContentId weightsDigest() {
        try {
            return FileDigest.of(weights());
        } catch (IOException e) {
            throw new RunFailedException(
                    "Cannot read " + weights().getFileName() + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** SHA-256 that the trained values must have by the record beside them; empty where there is none, or nobody recorded it. */
    public Optional<String> recordedWeights() {
        if (!Files.exists(record())) {
            return Optional.empty();
        }
        return RunRecord.read(record()).weightsDigest();
    }

    /** The deployed classifier as a TorchScript file. */
    public Path script() {
        return path.resolve("model.pt");
    }

    /** The run's record, the same JSON as in a reproduction. */
    public Path record() {
        return path.resolve("record.json");
    }

    /** A repetition of the run, a folder like this one; the run itself is left as it is. */
    public RunFolder repetition(int number) {
        return new RunFolder(path.resolve("repetition-" + number));
    }

    /**
     * There while a finished run is trained again ({@code -Daux.force}): until that is finished too, weights and record may not
     * belong together.
     */
    public Path again() {
        return path.resolve("again");
    }

    /** The new training has taken the old one's place. */
    public void finishAgain() {
        try {
            Files.deleteIfExists(again());
        } catch (IOException e) {
            throw new RunFailedException(
                    "Cannot delete " + again().getFileName() + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    /** Whether a training that replaces a finished one was begun and not finished. */
    public boolean isBeingTrainedAgain() {
        return Files.exists(again());
    }

    /** One byte an image: the predicted class under an evaluation. */
    public Path predictions(ContentId evaluation) {
        return path.resolve(PREDICTIONS).resolve(evaluation.abbreviated() + ".u8");
    }

    /** What an evaluation that goes on has finished, until it is recorded. */
    public Path chunks(ContentId evaluation) {
        return path.resolve("evaluation-" + evaluation.abbreviated() + ".chunks");
    }

    /** The run's pictures, with their list. */
    public Path pictures() {
        return path.resolve(PictureIndex.FOLDER);
    }

    /**
     * Whether pictures of a recorded run could be made here and are not. The same run may have been trained elsewhere, too;
     * pictures are of the training that the record is of.
     */
    public boolean lacksPictures(RunRecord recorded) {
        boolean network = Files.exists(weights()) || recorded.training().composition() != null;
        if (PictureIndex.isIn(pictures()) || !network || !Files.exists(record())) {
            return false;
        }
        try {
            return RunRecord.read(record()).training().equals(recorded.training());
        } catch (BadInputException e) {
            return false;
        }
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
