package io.github.auxtask.data.source;

import io.github.auxtask.core.BadInputException;
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

/**
 * CIFAR-100 (Krizhevsky 2009, "Learning multiple layers of features from tiny images"): 50,000 training and 10,000 test images,
 * 3 x 32 x 32, a hundred classes, from the official binary archive. A record is the byte of the coarse label (one of twenty
 * superclasses, not used here), that of the fine label, and 3,072 pixels.
 */
public final class Cifar100 implements DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    public static final String NAME = "cifar100";

    private static final int CLASSES = 100;
    private static final int TRAIN_RECORDS = 50_000;
    private static final int TEST_RECORDS = 10_000;
    private static final int LABEL_BYTES = 2;

    // The archive's MD5, which its page states, is 03b5dce01913d631647c71ecec9e9cb8.
    static final ArchiveSpec ARCHIVE = new ArchiveSpec(
            NAME,
            "cifar-100-binary.tar.gz",
            "https://www.cs.toronto.edu/~kriz",
            168_513_733,
            new ContentId("58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec"),
            "cifar-100-binary",
            List.of(
                    file(
                            "train.bin",
                            TRAIN_RECORDS,
                            "f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29"),
                    file(
                            "test.bin",
                            TEST_RECORDS,
                            "d8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a")));

    /** Of the official files: {@code sha256sum train.bin test.bin | sha256sum}. */
    public static final ContentId DIGEST = ARCHIVE.contentDigest();

    /** In the order of the fine labels. */
    public static final List<String> CLASS_NAMES = List.of(
            "apple",
            "aquarium_fish",
            "baby",
            "bear",
            "beaver",
            "bed",
            "bee",
            "beetle",
            "bicycle",
            "bottle",
            "bowl",
            "boy",
            "bridge",
            "bus",
            "butterfly",
            "camel",
            "can",
            "castle",
            "caterpillar",
            "cattle",
            "chair",
            "chimpanzee",
            "clock",
            "cloud",
            "cockroach",
            "couch",
            "crab",
            "crocodile",
            "cup",
            "dinosaur",
            "dolphin",
            "elephant",
            "flatfish",
            "forest",
            "fox",
            "girl",
            "hamster",
            "house",
            "kangaroo",
            "keyboard",
            "lamp",
            "lawn_mower",
            "leopard",
            "lion",
            "lizard",
            "lobster",
            "man",
            "maple_tree",
            "motorcycle",
            "mountain",
            "mouse",
            "mushroom",
            "oak_tree",
            "orange",
            "orchid",
            "otter",
            "palm_tree",
            "pear",
            "pickup_truck",
            "pine_tree",
            "plain",
            "plate",
            "poppy",
            "porcupine",
            "possum",
            "rabbit",
            "raccoon",
            "ray",
            "road",
            "rocket",
            "rose",
            "sea",
            "seal",
            "shark",
            "shrew",
            "skunk",
            "skyscraper",
            "snail",
            "snake",
            "spider",
            "squirrel",
            "streetcar",
            "sunflower",
            "sweet_pepper",
            "table",
            "tank",
            "telephone",
            "television",
            "tiger",
            "tractor",
            "train",
            "trout",
            "tulip",
            "turtle",
            "wardrobe",
            "whale",
            "willow_tree",
            "wolf",
            "woman",
            "worm");

    private final ArchiveStore store = new ArchiveStore(ARCHIVE);

    private static SourceFile file(String name, int records, String sha256) {
        return new SourceFile(name, (long) records * (LABEL_BYTES + ImageShape.RGB_32.size()), sha256);
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
        return new DatasetDescription(NAME, ImageShape.RGB_32, CLASS_NAMES, TRAIN_RECORDS, TEST_RECORDS);
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        return new ArchiveInspection(ARCHIVE, store).status(access.home(), thorough);
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        Path folder = store.obtain(access);
        ImageSet train = decode("cifar100 train", ARCHIVE.files().get(0).read(folder));
        ImageSet test = decode("cifar100 test", ARCHIVE.files().get(1).read(folder));
        String source = ARCHIVE.file() + ", official, every file's SHA-256 verified";
        return new Dataset(NAME, train, test, CLASS_NAMES, Standardisation.CIFAR10, DIGEST, source, ARCHIVE.digests());
    }

    /**
     * The images of a file's content, with their fine labels.
     *
     * @throws BadInputException if it is no whole number of records, or a label is not 0..99
     */
    static ImageSet decode(String name, byte[] content) {
        int size = ImageShape.RGB_32.size();
        int record = LABEL_BYTES + size;
        if (content.length % record != 0) {
            throw new BadInputException("The file of " + name + " has " + content.length
                    + " bytes, which is no multiple of " + record + ": it is truncated, so fetch it anew.");
        }
        int count = content.length / record;
        byte[] pixels = new byte[count * size];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = content[i * record + 1] & 0xFF;
            if (labels[i] >= CLASSES) {
                throw new BadInputException("Image " + i + " of " + name + " has the label " + labels[i]
                        + ", but there are only 100 classes: fetch the file anew.");
            }
            System.arraycopy(content, i * record + LABEL_BYTES, pixels, i * size, size);
        }
        return new ImageSet(name, CLASSES, ImageShape.RGB_32, pixels, labels);
    }
}
