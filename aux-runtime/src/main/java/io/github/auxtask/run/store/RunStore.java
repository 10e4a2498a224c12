package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FolderPath;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Weights, checkpoints, records and per-image predictions of all runs, by run id, and data that runs have made, by its own; outside the project, so that {@code mvn
 * clean} does not reach it. Any number of workers may share one: each run is worked on under its lock, and files appear whole.
 */
public final class RunStore {
    private final Path root;

    private RunStore(Path root) {
        this.root = root;
    }

    /**
     * Opens a store, making its folder.
     *
     * @throws BadInputException if it cannot be made or written
     */
    public static RunStore open(Path root) {
        try {
            FolderPath.make(root.resolve("runs"));
        } catch (IOException e) {
            throw new BadInputException(
                    "The store " + root + " cannot be made (" + AtomicFile.reason(e)
                            + "): name a writable folder with -Daux.store.",
                    e);
        }
        FolderCheck runs = FolderCheck.of(root.resolve("runs"));
        if (!runs.writable()) {
            throw new BadInputException("The store " + root + " cannot be written (" + runs.problem()
                    + "): name a writable folder with -Daux.store.");
        }
        return new RunStore(root);
    }

    /** The store's folder. */
    public Path root() {
        return root;
    }

    /**
     * The folder of data that was made by runs.
     *
     * @param key what it is
     * @param layout how it is cut
     */
    public MadeFolder made(MadeKey key, MadeLayout layout) {
        return new MadeFolder(root.resolve("made").resolve(key.id().hex()), key, layout);
    }

    /** A run's folder. */
    public RunFolder run(ContentId id) {
        return new RunFolder(root.resolve("runs").resolve(id.hex()));
    }
}
