package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.DigestList;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.lease.LeaseKeeper;
import io.github.auxtask.provenance.PictureIndex;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.checkpoint.Snapshots;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

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

    /**
     * Notes with how many threads what is begun here computes, until {@link #end}: another number sums in another order, so that who
     * goes on should take the same.
     */
    public void begin(int threads) {
        OptionalInt noted = begunWith();
        if (noted.isEmpty() || noted.getAsInt() != threads) {
            AtomicFile.write(threads(), Integer.toString(threads).getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** With how many threads something was begun here that is not finished; empty if nothing was, or nobody noted it. */
    public OptionalInt begunWith() {
        try {
            String text = Files.exists(threads()) ? ReadLimit.TEXT.text(threads()) : "";
            return text.matches("[1-9][0-9]{0,3}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Nothing is left to go on with. */
    public void end() {
        delete(threads());
        places().delete();
    }

    /** Where which epochs of an unfinished training were trained. */
    public TrainingPlaces places() {
        return new TrainingPlaces(path.resolve("places.json"));
    }

    private Path threads() {
        return path.resolve("threads");
    }

    /**
     * To be called before anything is written that another worker may be writing, too.
     *
     * @throws io.github.auxtask.lease.LeaseLostException if this process had the right to work on the run and another one has taken over
     */
    public void requireHeld() {
        LeaseKeeper.ofThisProcess().requireHeld(path);
    }

    /** Whether this process had the right to work on the run and another one has taken over, as far as this one has seen. */
    public boolean isLost() {
        return LeaseKeeper.ofThisProcess().isLost(path);
    }

    /** Whether who works on the run was seen to live, and need not be waited for to see whether it does. */
    public boolean isInLivingHands() {
        return RunLock.isAlive(path.resolve("lock"));
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

    /** The digest of {@link #script}; older runs have none. */
    public Path scriptDigest() {
        return path.resolve("model.pt.sha256");
    }

    /** Whether the TorchScript file is there, and what was written. */
    public boolean hasScript() {
        return Files.isRegularFile(script()) && DigestList.flaw(scriptDigest()).isEmpty();
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
        delete(again());
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RunFailedException("Cannot delete " + file.getFileName() + ": " + AtomicFile.reason(e) + ".", e);
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
     * Whether pictures of a recorded run could be made here and are not, or were damaged. The same run may have been trained elsewhere, too;
     * pictures are of the training that the record is of.
     */
    public boolean lacksPictures(RunRecord recorded) {
        boolean network = Files.exists(weights()) || recorded.training().composition() != null;
        boolean whole =
                PictureIndex.isIn(pictures()) && PictureIndex.flaw(pictures()).isEmpty();
        if (whole || !network || !Files.exists(record())) {
            return false;
        }
        try {
            return RunRecord.read(record()).training().isSame(recorded.training());
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
        return new CheckpointStore(path, this::requireHeld);
    }
}
