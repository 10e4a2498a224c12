package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which image files a folder has, by split and class; no file has been opened.
 *
 * @param root the folder
 * @param classes in the order of the labels
 * @param train training images, in the order of their paths
 * @param test test images, likewise
 */
record FolderListing(Path root, List<String> classes, List<Entry> train, List<Entry> test) {
    /**
     * One image file.
     *
     * @param path from the root on, with forward slashes
     * @param label of its class
     */
    record Entry(String path, int label) {}

    /** The order of images in a split. */
    static final Comparator<Entry> BY_PATH = Comparator.comparing(Entry::path, PathOrder.BY_BYTES);

    FolderListing {
        classes = List.copyOf(classes);
        train = List.copyOf(train);
        test = List.copyOf(test);
    }

    /**
     * Lists a folder as the settings say it is laid out.
     *
     * @throws BadInputException if it is laid out otherwise
     */
    static FolderListing of(Path root, FolderSettings settings) {
        if (!Files.isDirectory(root)) {
            throw new BadInputException(
                    "There is no folder " + root
                            + ": name the folder of images, absolute or from the folder of reproduction.yaml on (data.folder).");
        }
        return settings.testShare() == 0 ? ofTwo(root, settings) : ofOne(root, settings);
    }

    /** {@code train/CLASS/IMAGE} and {@code test/CLASS/IMAGE}. */
    private static FolderListing ofTwo(Path root, FolderSettings settings) {
        for (String part : List.of(settings.train(), settings.test())) {
            if (!Files.isDirectory(root.resolve(part))) {
                throw new BadInputException(root + " has no folder '" + part + "': put images into " + settings.train()
                        + "/CLASS/ and " + settings.test()
                        + "/CLASS/, name other folders (data.train, data.test), or have one folder of classes split with"
                        + " test-share: 0.2.");
            }
        }
        List<String> classes = learned(root, settings.train());
        List<String> tested = classes(root, settings.test());
        for (String name : tested) {
            if (!classes.contains(name)) {
                throw new BadInputException("The class '" + name + "' in " + root.resolve(settings.test())
                        + " is not among the classes of " + settings.train() + Suggestion.hint(name, classes));
            }
        }
        return new FolderListing(
                root, classes, entries(root, settings.train(), classes), entries(root, settings.test(), classes));
    }

    /** {@code CLASS/IMAGE}, or {@code train/CLASS/IMAGE} and nothing beside it, of which a share is held out for the test. */
    private static FolderListing ofOne(Path root, FolderSettings settings) {
        if (Files.isDirectory(root.resolve(settings.train())) && Files.isDirectory(root.resolve(settings.test()))) {
            throw new BadInputException(root + " has the folders '" + settings.train() + "' and '" + settings.test()
                    + "', so there is nothing to split: remove test-share (data in reproduction.yaml).");
        }
        String part = ImageFiles.folders(root).equals(List.of(settings.train())) ? settings.train() : "";
        List<String> classes = learned(root, part);
        return TestShare.split(
                new FolderListing(root, classes, entries(root, part, classes), List.of()),
                settings.testShare(),
                settings.testSeed());
    }

    /** The classes that are learned: one alone cannot be told from anything. */
    private static List<String> learned(Path root, String part) {
        List<String> classes = classes(root, part);
        if (classes.size() == 1) {
            throw new BadInputException(root.resolve(part) + " has one folder only, '" + classes.get(0)
                    + "', which would be the only class: there must be a folder for each of two or more classes.");
        }
        return classes;
    }

    private static List<String> classes(Path root, String part) {
        Path folder = root.resolve(part);
        List<String> classes = ImageFiles.folders(folder);
        if (classes.isEmpty()) {
            throw new BadInputException(folder
                    + " has no folders, but there must be one for each class with its images in it, as in "
                    + (part.isEmpty() ? "" : part + "/") + "cat/1.png.");
        }
        return classes;
    }

    private static List<Entry> entries(Path root, String part, List<String> classes) {
        List<Entry> entries = new ArrayList<>();
        for (String name : ImageFiles.folders(root.resolve(part))) {
            Path folder = root.resolve(part).resolve(name);
            List<String> images = ImageFiles.below(root, folder);
            if (images.isEmpty()) {
                throw new BadInputException("The folder of class '" + name + "', " + folder
                        + ", has no PNG or JPEG images: add some, or remove it.");
            }
            int label = classes.indexOf(name);
            images.forEach(path -> entries.add(new Entry(path, label)));
        }
        entries.sort(BY_PATH);
        return entries;
    }
}
