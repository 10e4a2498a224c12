package io.github.auxtask.train.checkpoint;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.graph.state.NetworkState;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.CheckpointFile.Numbered;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one run, two generations in a folder: {@code checkpoint-0} and {@code checkpoint-1} are written in turn, each
 * whole or not at all, so that a damaged newest one costs a little time and never the run. One training at a time uses it; the
 * run's lock sees to that.
 */
public final class CheckpointStore implements Checkpoints {
    private static final int GENERATIONS = 2;
    private static final String NAME = "checkpoint-";

    private final Path folder;
    private final Runnable fence;
    private long written = -1;

    /** The store in this folder, which is made when the first checkpoint is written. */
    public CheckpointStore(Path folder) {
        this(folder, () -> {});
    }

    /**
     * The same.
     *
     * @param fence called before anything is written or deleted; throws if this process may not any more
     */
    public CheckpointStore(Path folder, Runnable fence) {
        this.folder = folder;
        this.fence = fence;
    }

    /**
     * Reads a checkpoint only to see whether it is whole.
     *
     * @throws BadInputException if it is not
     */
    public static void require(Path file) {
        CheckpointFile.read(file);
    }

    /** Whether there is a checkpoint, whole or not. */
    public boolean isBegun() {
        return Stream.of(0, 1).anyMatch(generation -> Files.exists(folder.resolve(NAME + generation)));
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }

    @Override
    public Optional<Checkpoint> newest(ContentId run, Consumer<String> warning) {
        discardUnfinished();
        List<Numbered> whole = Stream.of(0, 1)
                .map(generation -> read(folder.resolve(NAME + generation), run, warning))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(Numbered::sequence))
                .toList();
        if (whole.isEmpty()) {
            return Optional.empty();
        }
        Numbered newest = whole.get(whole.size() - 1);
        written = Math.max(written, newest.sequence());
        return Optional.of(newest.checkpoint());
    }

    private static @Nullable Numbered read(Path file, ContentId run, Consumer<String> warning) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            Numbered numbered = CheckpointFile.read(file);
            if (numbered.checkpoint().progress().run().equals(run.hex())) {
                return numbered;
            }
            warning.accept("The checkpoint " + file.getFileName() + " belongs to another run and is passed over.");
        } catch (BadInputException e) {
            warning.accept(
                    e.getMessage() + " Training goes on from an older checkpoint, or from the start if there is none.");
        }
        return null;
    }

    /**
     * Writes the next checkpoint over the older of the two.
     *
     * @throws RunFailedException if the disk is full or the folder cannot be written; the others are untouched
     */
    @Override
    public void write(Checkpoint checkpoint) {
        fence.run();
        long sequence = written + 1;
        CheckpointFile.write(folder.resolve(NAME + sequence % GENERATIONS), new Numbered(sequence, checkpoint));
        written = sequence;
    }

    @Override
    public TrainingListener keeping(Set<Integer> epochs, NetworkState network, TrainingListener listener) {
        return Snapshots.of(folder).keeping(epochs, network, listener);
    }

    /** Deletes all checkpoints: the run is finished, or begins anew. */
    public void delete() {
        fence.run();
        discardUnfinished();
        for (int generation = 0; generation < GENERATIONS; generation++) {
            discard(folder.resolve(NAME + generation));
        }
        written = -1;
    }

    /** What a killed worker was writing. */
    private void discardUnfinished() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "." + NAME + "*.tmp")) {
            files.forEach(CheckpointStore::discard);
        } catch (IOException e) {
            throw new RunFailedException("Cannot list the checkpoints: " + AtomicFile.reason(e) + ".", e);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new RunFailedException("Cannot delete " + file.getFileName() + ": " + AtomicFile.reason(e) + ".", e);
        }
    }
}
