package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.method.PictureSink;
import io.github.auxtask.provenance.Picture;
import io.github.auxtask.provenance.PictureIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A run's pictures in the store. The list is written last, so that a folder with a list is complete. */
public final class PictureFolder implements PictureSink {
    private final Path folder;
    private final List<Picture> pictures = new ArrayList<>();

    public PictureFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public void add(Picture picture, byte[] content) {
        if (pictures.stream().anyMatch(other -> other.file().equals(picture.file()))) {
            throw new BadInputException("There are two pictures called " + picture.file() + ".");
        }
        AtomicFile.write(folder.resolve(picture.file()), PictureIndex.checked(picture, content));
        pictures.add(picture);
    }

    /** Writes the list, by kind. */
    public void finish() {
        List<Picture> sorted = new ArrayList<>(pictures);
        sorted.sort(Comparator.comparingInt(picture -> Picture.KINDS.indexOf(picture.kind())));
        new PictureIndex(sorted).write(folder);
    }
}
