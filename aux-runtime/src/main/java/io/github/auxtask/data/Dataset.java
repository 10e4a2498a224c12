package io.github.auxtask.data;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.Standardisation;
import java.util.List;
import java.util.Map;

/**
 * A data set whose images are in memory, or are decoded when they are read.
 *
 * @param name as in {@code reproduction.yaml}: {@code cifar10}, {@code shapes}
 * @param train the official training images, before any split
 * @param test the official test images
 * @param classNames in the order of the labels
 * @param standardisation the customary one; a method may ask for another
 * @param digest the identity that run ids contain: SHA-256 over the names and SHA-256 of the source files, or over the
 *     parameters of a generator
 * @param source where the images come from, in a few words, without any path
 * @param files name of every source file to its SHA-256, or of every list of files to the list's; empty for generated images
 */
public record Dataset(
        String name,
        ImageSet train,
        ImageSet test,
        List<String> classNames,
        Standardisation standardisation,
        ContentId digest,
        String source,
        Map<String, String> files) {
    public Dataset {
        classNames = List.copyOf(classNames);
        files = Map.copyOf(files);
        if (!train.shape().equals(test.shape())
                || train.classes() != test.classes()
                || classNames.size() != train.classes()) {
            throw new IllegalArgumentException(name + ": training and test images differ in shape or classes");
        }
    }

    /** A data set of generated images. */
    public Dataset(
            String name,
            ImageSet train,
            ImageSet test,
            List<String> classNames,
            Standardisation standardisation,
            ContentId digest,
            String source) {
        this(name, train, test, classNames, standardisation, digest, source, Map.of());
    }

    /** What it is like. */
    public DatasetDescription description() {
        return new DatasetDescription(name, train.shape(), classNames, train.count(), test.count());
    }

    /** SHA-256 over the digests of the decoded training and test images: what the network is really shown. */
    public ContentId tensorDigest() {
        return ContentId.of("tensors/1\ntrain " + train.digest() + "\ntest " + test.digest() + "\n");
    }
}
