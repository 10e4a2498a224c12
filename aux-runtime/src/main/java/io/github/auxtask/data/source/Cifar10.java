package io.github.auxtask.data.source;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.archive.ArchiveInspection;
import io.github.auxtask.data.archive.ArchiveSpec;
import io.github.auxtask.data.archive.ArchiveStore;
import io.github.auxtask.data.archive.SourceFile;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * CIFAR-10 (Krizhevsky 2009, "Learning multiple layers of features from tiny images"): 50,000 training and 10,000 test
 * images, 3 x 32 x 32, ten classes, from the official binary archive. A record is one label byte and 3,072 pixels.
 */
public final class Cifar10 implements DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    public static final String NAME = "cifar10";

    private static final int TRAIN_FILES = 5;
    private static final int RECORDS = 10_000;
    private static final int CLASSES = 10;
    private static final long FILE_BYTES = 30_730_000;

    // The archive's MD5, which its page states, is c32a1d4ab5d03f1284b67883e8d87530.
    static final ArchiveSpec ARCHIVE = new ArchiveSpec(
            NAME,
            "cifar-10-binary.tar.gz",
            "https://www.cs.toronto.edu/~kriz",
            170_052_171,
            new ContentId("c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"),
            "cifar-10-batches-bin",
            List.of(
                    file("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5"),
                    file("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed"),
                    file("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67"),
                    file("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48"),
                    file("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add"),
                    file("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b")));

    /** Of the official files: {@code sha256sum data_batch_?.bin test_batch.bin | sha256sum}. */
    public static final ContentId DIGEST = ARCHIVE.contentDigest();

    /** In the order of the labels. */
    public static final List<String> CLASS_NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private final ArchiveStore store = new ArchiveStore(ARCHIVE);

    private static SourceFile file(String name, String sha256) {
        return new SourceFile(name, FILE_BYTES, sha256);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.of(DIGEST);
    }

    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        return new DatasetDescription(NAME, ImageShape.RGB_32, CLASS_NAMES, TRAIN_FILES * RECORDS, RECORDS);
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        return new ArchiveInspection(ARCHIVE, store).status(access.home(), thorough);
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        Path folder = store.obtain(access);
        List<SourceFile> files = ARCHIVE.files();
        ImageSet train = decode("cifar10 train", folder, files.subList(0, TRAIN_FILES));
        ImageSet test = decode("cifar10 test", folder, files.subList(TRAIN_FILES, files.size()));
        String source = ARCHIVE.file() + ", official, every file's SHA-256 verified";
        return new Dataset(NAME, train, test, CLASS_NAMES, Standardisation.CIFAR10, DIGEST, source, ARCHIVE.digests());
    }

    private static ImageSet decode(String name, Path folder, List<SourceFile> files) {
        int size = ImageShape.RGB_32.size();
        byte[] pixels = new byte[files.size() * RECORDS * size];
        int[] labels = new int[files.size() * RECORDS];
        IntStream.range(0, files.size()).parallel().forEach(i -> {
            byte[] records = files.get(i).read(folder);
            for (int record = 0; record < RECORDS; record++) {
                int from = record * (1 + size);
                int image = i * RECORDS + record;
                labels[image] = records[from] & 0xFF;
                System.arraycopy(records, from + 1, pixels, image * size, size);
            }
        });
        return new ImageSet(name, CLASSES, ImageShape.RGB_32, pixels, labels);
    }
}
