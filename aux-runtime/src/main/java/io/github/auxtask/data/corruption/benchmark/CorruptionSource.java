package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.image.ImageSet;
import java.nio.file.Path;
import java.util.Optional;

/** Which damaged images are wanted. */
public enum CorruptionSource {
    /** The official archive where the user has it, otherwise made on demand. */
    AUTO,
    /** The official archive, downloaded if it is missing. */
    OFFICIAL,
    /** Made on demand, even where the official archive is. */
    GENERATED;

    /**
     * The images.
     *
     * @param access to the data home, where the folder or archive CIFAR-10-C and the folder frost may lie
     * @param dataset the clean test images' data set; only cifar10 has an official archive
     * @param test the clean test images
     * @throws BadInputException if they cannot be had, or are not what they should be
     */
    public CorruptedImages open(DataAccess access, String dataset, ImageSet test) {
        boolean published = dataset.equals("cifar10");
        if (this == OFFICIAL && !published) {
            throw new BadInputException("There is no official archive of corrupted images for the data set " + dataset
                    + ": choose generated instead of official.");
        }
        CorruptionArchive archive = CorruptionArchive.published(Corruptions.NAMES);
        Optional<Path> folder = switch (this) {
            case OFFICIAL -> Optional.of(archive.obtain(access));
            case AUTO -> published ? archive.present(access) : Optional.empty();
            case GENERATED -> Optional.empty();
        };
        return folder.<CorruptedImages>map(path -> new OfficialImages(path, test))
                .orElseGet(() -> new GeneratedImages(test, access.home()));
    }
}
