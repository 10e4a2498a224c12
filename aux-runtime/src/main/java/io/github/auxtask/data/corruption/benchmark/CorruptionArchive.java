package io.github.auxtask.data.corruption.benchmark;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.archive.ArchiveSpec;
import io.github.auxtask.data.archive.ArchiveStore;
import io.github.auxtask.data.archive.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The published CIFAR-10-C (Hendrycks and Dietterich 2019; Zenodo record 2535967): one tar archive of 2.9 GB with an {@code .npy} file for
 * each corruption, [5 x 10,000, 32, 32, 3] unsigned bytes, severity after severity, and one of labels. Of the archive a checksum is
 * published, of its files only sizes are known.
 */
public final class CorruptionArchive {
    /** The folder in the data home. */
    public static final String FOLDER = "CIFAR-10-C";

    /** The file of classes. */
    public static final String LABELS = "labels.npy";

    private static final int HEADER = 128;
    private static final int IMAGES = 50_000;
    private static final int VALUES = 3 * 32 * 32;

    // The SHA-256 as TensorFlow Datasets lists it; Zenodo's MD5 is 56bf5dcef84df0e2308c6dcbcbbd8499.
    private static final ContentId DIGEST =
            new ContentId("c72763e101c723b7c507b96205f7e938912a5d587376173b825850cf3cb876a7");

    private final ArchiveStore store;

    CorruptionArchive(ArchiveStore store) {
        this.store = store;
    }

    /** The published archive with the files of these corruptions. */
    public static CorruptionArchive published(List<String> corruptions) {
        Stream<SourceFile> images = corruptions.stream()
                .map(name -> new SourceFile(file(name), HEADER + (long) IMAGES * VALUES, (ContentId) null));
        Stream<SourceFile> labels = Stream.of(new SourceFile(LABELS, HEADER + IMAGES, (ContentId) null));
        return new CorruptionArchive(new ArchiveStore(new ArchiveSpec(
                "cifar10-c",
                "CIFAR-10-C.tar",
                "https://zenodo.org/records/2535967/files",
                2_918_471_680L,
                DIGEST,
                FOLDER,
                Stream.concat(images, labels).toList())));
    }

    /** The name of a corruption's file. */
    public static String file(String corruption) {
        return corruption + ".npy";
    }

    /** The folder, if the user has it, or has the archive itself, which is then checked and unpacked. */
    public Optional<Path> present(DataAccess access) {
        Path folder = store.folder(access.home());
        if (Files.isDirectory(folder)) {
            return Optional.of(folder);
        }
        return Files.isRegularFile(store.archive(access.home())) ? Optional.of(store.obtain(access)) : Optional.empty();
    }

    /**
     * The folder, fetched if need be: 2.9 GB, checked against the published checksum.
     *
     * @throws BadInputException if it is missing and cannot be had
     */
    public Path obtain(DataAccess access) {
        return store.obtain(access);
    }
}
