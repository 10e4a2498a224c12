package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.image.ImagePixels;
import io.github.auxtask.data.npy.MappedNpy;
import io.github.auxtask.data.npy.NpyArray;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The two arrays of one split, images and labels.
 *
 * @param layout of the images
 * @param pixels reads them where they lie
 * @param labels one for each image
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, compared by nobody
record NpyImages(NpyLayout layout, ImagePixels pixels, int[] labels) {
    /**
     * Opens {@code SPLIT_images.npy} and {@code SPLIT_labels.npy}.
     *
     * @throws BadInputException if one is missing, damaged or of another type, or they do not fit
     */
    static NpyImages open(Path folder, String split, String layoutName) {
        Path images = file(folder, NpyFiles.images(split));
        Path labels = file(folder, NpyFiles.labels(split));
        MappedNpy array = MappedNpy.ofAnyShape(images);
        NpyLayout layout = NpyLayout.of(array.shape(), layoutName, images.toString());
        int[] classes = labels(labels, layout.count(), images);
        return new NpyImages(
                layout,
                (index, out, at) -> {
                    byte[] stored = new byte[layout.stored()];
                    array.read((long) index * layout.stored(), stored);
                    layout.planes(stored, out, at);
                },
                classes);
    }

    private static Path file(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file
                    + " is missing: save it there with numpy.save, with the images or labels of the same split beside"
                    + " it, or name another folder (data.folder in reproduction.yaml, -Daux.data with aux:evaluate).");
        }
        return file;
    }

    private static int[] labels(Path file, int count, Path images) {
        NpyArray array = NpyArray.read(file);
        int[] labels = array.integers();
        if (array.shape().length != 1 || labels.length != count) {
            throw new BadInputException(file + " has " + labels.length + " labels in " + array.shape().length
                    + " dimensions, but the " + count + " images of " + images.getFileName()
                    + " need one label each, [N]: save them so.");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new BadInputException(
                        file + " has the label " + labels[i] + " at " + i + ", but labels count from 0: save them so.");
            }
        }
        return labels;
    }
}
