package io.github.auxtask.report.model;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pictures of runs in the store, which a report may copy; they are there only on the machine that evaluated the runs. */
public final class StoredPictures {
    private final @Nullable Path store;

    private StoredPictures(@Nullable Path store) {
        this.store = store;
    }

    /** A shelf without pictures. */
    public static StoredPictures empty() {
        return new StoredPictures(null);
    }

    /**
     * The pictures in a store.
     *
     * @param store folder of weights and checkpoints; need not exist
     */
    public static StoredPictures in(Path store) {
        return new StoredPictures(store);
    }

    /**
     * What there is of a run.
     *
     * @throws BadInputException if the list there is cannot be used
     */
    Optional<List<Picture>> of(ContentId run) {
        Path folder = folder(run);
        return folder == null || !PictureIndex.isIn(folder)
                ? Optional.empty()
                : Optional.of(PictureIndex.read(folder).pictures());
    }

    /**
     * The bytes of one picture.
     *
     * @throws BadInputException if it is not there, or not what its name says
     */
    byte[] content(ContentId run, Picture picture) {
        Path folder = folder(run);
        if (folder == null) {
            throw new BadInputException(picture.file() + " is not there.");
        }
        return PictureIndex.content(folder, picture);
    }

    /** Copies one picture of a run by its name; only what is on the list is ever copied. */
    public void copy(ContentId run, String file, Path target) {
        Picture picture = of(run).orElse(List.of()).stream()
                .filter(listed -> listed.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new BadInputException(file + " is no longer there."));
        AtomicFile.write(target, content(run, picture));
    }

    private @Nullable Path folder(ContentId run) {
        return store == null ? null : store.resolve("runs").resolve(run.hex()).resolve(PictureIndex.FOLDER);
    }
}
