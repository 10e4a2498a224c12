package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.image.ImagePixels;
import io.github.auxtask.data.image.ImageShape;
import java.nio.file.Path;

/** Decodes the images of a split, each when it is read, and holds every file to its digest again. */
final class FolderPixels implements ImagePixels {
    private final FolderFiles files;
    private final Fit fit;

    FolderPixels(FolderFiles files, Fit fit) {
        this.files = files;
        this.fit = fit;
    }

    @Override
    public void read(int index, byte[] out, int at) {
        Path file = files.file(index);
        byte[] content = FolderFiles.content(file);
        if (!ContentId.of(content).equals(files.digest(index))) {
            throw new BadInputException(
                    file + " was changed while it was in use: start again with the images that are meant.");
        }
        PictureDecoder.Picture picture = PictureDecoder.decode(content, file.toString());
        ImageShape shape = picture.shape();
        fit.write(picture.pixels(), shape, out, at);
    }
}
