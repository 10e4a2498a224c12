package io.github.auxtask.data.corruption.benchmark;

import static io.github.auxtask.data.corruption.image.CleanImage.CHANNELS;
import static io.github.auxtask.data.corruption.image.CleanImage.PLANE;
import static io.github.auxtask.data.corruption.image.CleanImage.SIDE;
import static io.github.auxtask.data.corruption.image.CleanImage.VALUES;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FileDigest;
import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.npy.MappedNpy;
import io.github.auxtask.data.npy.NpyArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The published files of CIFAR-10-C, read where they lie on disk. */
public final class OfficialImages implements CorruptedImages {
    private final Path folder;
    private final Map<String, MappedNpy> files = new LinkedHashMap<>();
    private final int classes;
    private final int[] labels;

    /**
     * Opens and checks all twenty files.
     *
     * @param folder that they are in
     * @param test the clean test images, whose classes the labels must repeat five times
     * @throws BadInputException if a file is missing, truncated, of another type or shape, or the labels are others
     */
    public OfficialImages(Path folder, ImageSet test) {
        this.folder = folder;
        int rows = Corruption.SEVERITIES * test.count();
        classes = test.classes();
        labels = test.labels();
        Path labelFile = folder.resolve(CorruptionArchive.LABELS);
        int[] given = NpyArray.read(labelFile).integers();
        if (given.length != rows) {
            throw new BadInputException(labelFile + " has " + given.length + " labels, but five times the "
                    + test.count() + " of " + test.name() + " are needed: fetch the archive anew.");
        }
        for (int i = 0; i < rows; i++) {
            if (given[i] != labels[i % labels.length]) {
                throw new BadInputException(labelFile + " does not repeat the classes of " + test.name()
                        + " (they differ at " + i + "): fetch the archive anew.");
            }
        }
        for (String name : Corruptions.NAMES) {
            files.put(name, MappedNpy.open(folder.resolve(CorruptionArchive.file(name)), rows, SIDE, SIDE, CHANNELS));
        }
    }

    @Override
    public String origin() {
        return "the official CIFAR-10-C archive";
    }

    /** Over the files as they are now: 2.9 GB, some seconds. */
    @Override
    public ContentId digest() {
        StringBuilder lines = new StringBuilder("corrupted/1\n");
        lines.append(FileDigest.ofNamed(folder.resolve(CorruptionArchive.LABELS)))
                .append("  labels\n");
        files.keySet()
                .forEach(name -> lines.append(FileDigest.ofNamed(folder.resolve(CorruptionArchive.file(name))))
                        .append("  ")
                        .append(name)
                        .append('\n'));
        return ContentId.of(lines.toString());
    }

    @Override
    public boolean official() {
        return true;
    }

    @Override
    public boolean originalFrost() {
        return true;
    }

    @Override
    public int count() {
        return labels.length;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int label(int image) {
        return labels[image];
    }

    @Override
    public void write(String corruption, int severity, int image, byte[] out, int at) {
        Corruptions.requireSeverity(severity);
        MappedNpy file = files.get(Corruptions.requireName(corruption));
        if (file == null) {
            throw new BadInputException("CIFAR-10-C has no images of the corruption '" + corruption
                    + "': set corruption-source: generated.");
        }
        byte[] pixels = new byte[VALUES];
        file.read(((severity - 1L) * count() + image) * VALUES, pixels);
        for (int i = 0; i < PLANE; i++) {
            for (int c = 0; c < CHANNELS; c++) {
                out[at + c * PLANE + i] = pixels[i * CHANNELS + c];
            }
        }
    }
}
