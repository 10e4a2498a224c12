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
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder of a user's own images by class: {@code train/CLASS/IMAGE} and {@code test/CLASS/IMAGE}, or {@code CLASS/IMAGE} of which a
 * share is held out. PNG and JPEG; classes are numbered in the order of their names; images are 8-bit RGB, grey ones in three equal
 * channels.
 *
 * <p>Its digest is SHA-256 over one line for each file, {@code <sha-256>  <path>}, in the order of paths. Where there are only images,
 * that is {@code find train test -type f | LC_ALL=C sort | xargs sha256sum | sha256sum}. Small sets are decoded once; of larger ones
 * every image is decoded when it is read, and its file then held to its digest again.
 */
public final class ImageFolder implements DatasetSource {
    /** The name used in {@code reproduction.yaml}. */
    public static final String NAME = "image-folder";

    private final long most;

    /** As large sets are kept in memory as there is room for. */
    public ImageFolder() {
        this(InMemory.most());
    }

    /** @param most bytes of a split that is kept in memory */
    ImageFolder(long most) {
        this.most = most;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<SettingKey> settings() {
        return FolderSettings.KEYS;
    }

    @Override
    public Optional<ContentId> digest(Settings settings) {
        return Optional.empty();
    }

    @Override
    public DatasetDescription describe(DataAccess access, Settings settings) {
        FolderSettings how = FolderSettings.of(settings);
        FolderListing listing = FolderListing.of(access.resolve(how.folder()), how);
        Path first = listing.root().resolve(listing.train().get(0).path());
        PictureHeader header = PictureHeader.of(FolderFiles.content(first), first.toString());
        return new DatasetDescription(
                NAME,
                fit(how, header).shape(),
                listing.classes(),
                listing.train().size(),
                listing.test().size());
    }

    @Override
    public DatasetStatus status(DataAccess access, Settings settings, boolean thorough) {
        FolderSettings how = FolderSettings.of(settings);
        Path folder = access.resolve(how.folder());
        if (!Files.isDirectory(folder)) {
            String remedy = "Put the images there, or name their folder (data.folder in reproduction.yaml).";
            return new DatasetStatus(NAME, false, folder, false, "not here", remedy);
        }
        try {
            FolderListing listing = FolderListing.of(folder, how);
            String counts = listing.classes().size() + " classes, "
                    + listing.train().size() + " training and " + listing.test().size() + " test images";
            String detail = thorough ? counts + ", digest " + read(listing, how).digest() : counts;
            return new DatasetStatus(NAME, true, folder, thorough, detail, "");
        } catch (BadInputException e) {
            return new DatasetStatus(NAME, true, folder, false, "cannot be used", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Dataset load(DataAccess access, Settings settings) {
        FolderSettings how = FolderSettings.of(settings);
        FolderListing listing = FolderListing.of(access.resolve(how.folder()), how);
        ReadFolder folder = read(listing, how);
        return new Dataset(
                NAME,
                images("train", folder.train(), folder),
                images("test", folder.test(), folder),
                listing.classes(),
                Standardisation.SYMMETRIC,
                folder.digest(),
                "a folder of images, every file's SHA-256 verified",
                Map.of(
                        "train",
                        FolderFiles.digest(folder.train()).hex(),
                        "test",
                        FolderFiles.digest(folder.test()).hex()));
    }

    private static ReadFolder read(FolderListing listing, FolderSettings how) {
        FolderFiles train = FolderFiles.read(listing.root(), listing.train());
        FolderFiles test = FolderFiles.read(listing.root(), listing.test());
        Fit fit = fit(how, train.first());
        if (how.size() == 0) {
            train.requireSize(fit.height(), fit.width());
            test.requireSize(fit.height(), fit.width());
        }
        return new ReadFolder(train, test, fit, listing.classes().size());
    }

    private static Fit fit(FolderSettings how, PictureHeader first) {
        return how.size() == 0
                ? new Fit(first.height(), first.width(), false)
                : new Fit(how.size(), how.size(), how.crop());
    }

    private ImageSet images(String split, FolderFiles files, ReadFolder folder) {
        ImageSet images = ImageSet.decodedOnRead(
                NAME + " " + split,
                folder.classes(),
                folder.fit().shape(),
                new FolderPixels(files, folder.fit()),
                files.labels());
        return InMemory.ifSmall(images, most);
    }

    /** Both splits with what their images have in common. */
    private record ReadFolder(FolderFiles train, FolderFiles test, Fit fit, int classes) {
        ContentId digest() {
            return FolderFiles.digest(train, test);
        }
    }
}
