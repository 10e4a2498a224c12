package io.github.auxtask.data.folder;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A published data set as a folder of images, of which a user may have a part only: what was found in it.
 *
 * @param listing which images there are, with their classes
 * @param lists path of each file that says which image is of which class, to its content
 * @param full how many images the whole set has
 */
record PublishedFolder(FolderListing listing, Map<String, byte[]> lists, Counts full) {
    /**
     * Images of each split.
     *
     * @param train training images
     * @param test test images
     */
    record Counts(int train, int test) {}

    PublishedFolder {
        lists = new LinkedHashMap<>(lists);
    }

    /** Whether images are missing, or there are others. */
    boolean isSubset() {
        return !counts().equals(full);
    }

    private Counts counts() {
        return new Counts(listing.train().size(), listing.test().size());
    }

    /** {@code 100,000 training and 10,000 test images}, or how many of them. */
    String extent() {
        Counts found = counts();
        return isSubset()
                ? "a subset, " + found.train() + " of " + full.train() + " training and " + found.test() + " of "
                        + full.test() + " test images"
                : "all " + full.train() + " training and " + full.test() + " test images";
    }

    /**
     * Reads every file once for its digest; images are decoded when they are read, small sets once.
     *
     * @param name of the data set
     * @param fit brings all images to one size
     * @param source where they come from, the extent left out
     * @param most bytes of a split that is kept in memory
     * @throws io.github.auxtask.core.BadInputException for the first file that is no picture, or cannot be read
     */
    Dataset dataset(String name, Fit fit, Standardisation standardisation, String source, long most) {
        FolderFiles train = FolderFiles.read(listing.root(), listing.train());
        FolderFiles test = FolderFiles.read(listing.root(), listing.test());
        Map<String, String> files = new LinkedHashMap<>();
        lists.forEach((path, content) -> files.put(path, ContentId.of(content).hex()));
        files.put("train", FolderFiles.digest(train).hex());
        files.put("test", FolderFiles.digest(test).hex());
        return new Dataset(
                name,
                images(name + " train", train, fit, most),
                images(name + " test", test, fit, most),
                listing.classes(),
                standardisation,
                FolderFiles.digest(lists, train, test),
                source + "; " + extent(),
                files);
    }

    private ImageSet images(String name, FolderFiles files, Fit fit, long most) {
        ImageSet images = ImageSet.decodedOnRead(
                name, listing.classes().size(), fit.shape(), new FolderPixels(files, fit), files.labels());
        return InMemory.ifSmall(images, most);
    }
}
