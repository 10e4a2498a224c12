package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunIdentity;
import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.DatasetSource;
import io.github.auxtask.data.DatasetStatus;
import io.github.auxtask.data.image.Standardisation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The skin lesions of the ISIC 2017 challenge (Codella et al. 2018, arXiv 1710.05006), part 3: one diagnosis against all others, 2,000
 * training, 150 validation and 600 test images of many sizes, brought to one. Most are of the others: what was found is said with the
 * source of the images. The classes are {@code other} and the diagnosis, in this order.
 *
 * <p>Nothing is downloaded: the challenge's page publishes no checksums. The digest is SHA-256 over one line, {@code <sha-256>  <path>},
 * for each image and both ground-truth files, in the order of paths.
 */
public final class Isic2017 implements DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    public static final String NAME = "isic-2017";

    private static final String DEFAULT_FOLDER = "isic2017";
    private static final String TEST = "test";
    private static final String POSITIVE = "positive";
    private static final String SIZE = "size";
    private static final String FIT = "fit";
    private static final String CROP = "crop";
    private static final String STRETCH = "stretch";
    private static final int INCEPTION = 299;
    private static final int LARGEST = 4096;
    private static final List<SettingKey> KEYS = List.of(
            SettingKey.text(
                    RunIdentity.FOLDER,
                    "",
                    "where the folders of images and their ground truth lie, from the folder of reproduction.yaml on; empty"
                            + " for isic2017 among the other data sets"),
            SettingKey.choice(
                    TEST, TEST, List.of(TEST, "validation"), "which of the official splits the test images are"),
            SettingKey.choice(
                    POSITIVE,
                    "melanoma",
                    List.of("melanoma", "seborrheic_keratosis"),
                    "the diagnosis that is told from all others"),
            SettingKey.integer(SIZE, INCEPTION, "side in pixels that images are brought to")
                    .atLeast(1)
                    .atMost(LARGEST),
            SettingKey.choice(
                    FIT,
                    STRETCH,
                    List.of(STRETCH, CROP),
                    "what is not square: squeezed, or the shorter side resized and the middle cut out"));

    private final long most;

    /** As large sets are kept in memory as there is room for. */
    public Isic2017() {
        this(InMemory.most());
    }

    /** @param most bytes of a split that is kept in memory */
    Isic2017(long most) {
        this.most = most;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SettingKey> settings() {
        return KEYS;
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.empty();
    }

    private static Path folder(DataAccess access, Settings settings) {
        String named = settings.text(RunIdentity.FOLDER);
        return named.isEmpty() ? access.home().resolve(DEFAULT_FOLDER) : access.resolve(named);
    }

    private static IsicListing listing(DataAccess access, Settings settings) {
        return IsicListing.of(folder(access, settings), settings.text(TEST), settings.text(POSITIVE));
    }

    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        FolderListing listing = listing(access, settings).found().listing();
        return new DatasetDescription(
                NAME,
                fit(settings).shape(),
                listing.classes(),
                listing.train().size(),
                listing.test().size());
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        Path folder = folder(access, settings);
        if (!Files.isDirectory(folder)) {
            return new DatasetStatus(NAME, false, folder, false, "not here", IsicListing.REMEDY + ".");
        }
        try {
            IsicListing found = listing(access, settings);
            String detail = found.balance() + "; " + found.found().extent();
            String digest = thorough ? ", digest " + read(found, settings).digest() : "";
            return new DatasetStatus(NAME, true, folder, thorough, detail + digest, "");
        } catch (BadInputException e) {
            return new DatasetStatus(NAME, true, folder, false, "cannot be used", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        return read(listing(access, settings), settings);
    }

    private Dataset read(IsicListing found, Settings settings) {
        String source = "official layout of ISIC 2017 part 3, every file's SHA-256 in the digest; " + found.balance();
        return found.found().dataset(NAME, fit(settings), Standardisation.SYMMETRIC, source, most);
    }

    private static Fit fit(Settings settings) {
        int size = settings.integer(SIZE);
        return new Fit(size, size, settings.text(FIT).equals(CROP));
    }
}
