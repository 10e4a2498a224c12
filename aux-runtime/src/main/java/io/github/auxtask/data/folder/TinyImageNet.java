package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.archive.ArchiveInspection;
import io.github.auxtask.data.archive.ArchiveSpec;
import io.github.auxtask.data.archive.ArchiveStore;
import io.github.auxtask.data.image.Standardisation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tiny ImageNet (Stanford CS231n, 2015): 200 classes of ImageNet, 500 training and 50 validation images of each, 3 x 64 x 64, from the
 * official archive. Validation images are the test images, because the official test images have no labels. Classes are called by their
 * WordNet ids. Images are decoded when they are read; grey ones get three equal channels.
 *
 * <p>A folder with fewer images in the official layout is used as it is, and said to be a subset; so the digest is found by reading,
 * and stands in {@code reproduction.yaml}. It is SHA-256 over one line, {@code <sha-256>  <path>}, for each image, {@code wnids.txt} and
 * {@code val/val_annotations.txt}, in the order of paths.
 */
public final class TinyImageNet implements DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    public static final String NAME = "tiny-imagenet-200";

    private static final String SIZE = "size";
    private static final int OWN_SIZE = 64;
    private static final int LARGEST = 4096;
    private static final PublishedFolder.Counts FULL = new PublishedFolder.Counts(100_000, 10_000);

    // The archive's MD5, which many loaders pin, is 90528d7ca1a48142e341f4ef8d21d0de.
    static final ArchiveSpec ARCHIVE = new ArchiveSpec(
            NAME,
            "tiny-imagenet-200.zip",
            "https://cs231n.stanford.edu",
            248_100_043,
            new ContentId("6198c8ae015e2b3e007c7841da39ec069199b9aa3bfa943a462022fe5e43c821"),
            "tiny-imagenet-200",
            List.of(),
            new ArchiveSpec.Extent(600_000_000, 130_000),
            List.of("https://image-net.org/data"));

    private final ArchiveStore store;
    private final long most;

    /** The official archive; as much is kept in memory as there is room for. */
    public TinyImageNet() {
        this(new ArchiveStore(ARCHIVE), InMemory.most());
    }

    /** @param most bytes of a split that is kept in memory */
    TinyImageNet(ArchiveStore store, long most) {
        this.store = store;
        this.most = most;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SettingKey> settings() {
        return List.of(SettingKey.integer(SIZE, OWN_SIZE, "side in pixels that images of 64 are resized to")
                .atLeast(1)
                .atMost(LARGEST));
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.empty();
    }

    /** What a folder that is there holds, else what the archive holds. */
    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        Path folder = store.folder(access.home());
        if (!Files.isDirectory(folder)) {
            return new DatasetDescription(
                    NAME, fit(settings).shape(), TinyImageNetListing.officialClasses(), FULL.train(), FULL.test());
        }
        FolderListing listing = TinyImageNetListing.of(folder, FULL).listing();
        return new DatasetDescription(
                NAME,
                fit(settings).shape(),
                listing.classes(),
                listing.train().size(),
                listing.test().size());
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        Path folder = store.folder(access.home());
        if (!Files.isDirectory(folder)) {
            return new ArchiveInspection(ARCHIVE, store).status(access.home(), thorough);
        }
        try {
            PublishedFolder found = TinyImageNetListing.of(folder, FULL);
            String detail = thorough
                    ? found.extent() + ", digest " + read(found, settings).digest()
                    : found.extent();
            return new DatasetStatus(NAME, true, folder, thorough, detail, "");
        } catch (BadInputException e) {
            return new DatasetStatus(NAME, true, folder, false, "cannot be used", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        return read(TinyImageNetListing.of(store.obtain(access), FULL), settings);
    }

    private Dataset read(PublishedFolder found, Settings settings) {
        return found.dataset(
                NAME,
                fit(settings),
                Standardisation.IMAGENET,
                "official layout of " + ARCHIVE.file() + ", every file's SHA-256 in the digest",
                most);
    }

    private static Fit fit(Settings settings) {
        int size = settings.integer(SIZE);
        return new Fit(size, size, false);
    }
}
