package io.github.auxtask.train;

import java.nio.file.Path;

/** The checkpoints of one run, two generations in a folder. */
public final class CheckpointStore {
    private final Path folder;

    /** The store in this folder, which is made when the first checkpoint is written. */
    public CheckpointStore(Path folder) {
        this.folder = folder;
    }

    /** Where it is. */
    public Path folder() {
        return folder;
    }
}
