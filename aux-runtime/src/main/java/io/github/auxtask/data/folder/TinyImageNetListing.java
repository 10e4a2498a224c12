package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The official layout of Tiny ImageNet: {@code wnids.txt} lists the classes in the order of the labels, {@code train/WNID/images/} has the
 * training images, {@code val/images/} the validation images, whose classes stand in {@code val/val_annotations.txt}. The images in {@code
 * test/} have no labels and are not read.
 */
final class TinyImageNetListing {
    private static final String OFFICIAL = "tiny-imagenet-200-wnids.txt";
    private static final String CLASSES = "wnids.txt";
    private static final String ANNOTATIONS = "val/val_annotations.txt";
    private static final String VALIDATION = "val/images";
    private static final String REMEDY = "delete the folder and run mvn aux:data to fetch it anew";

    private final Path root;

    private TinyImageNetListing(Path root) {
        this.root = root;
    }

    /**
     * Lists a folder without opening images.
     *
     * @throws BadInputException if it is laid out otherwise, or an annotation and the images contradict each other
     */
    static PublishedFolder of(Path root, PublishedFolder.Counts full) {
        return new TinyImageNetListing(root).list(full);
    }

    /** The classes of the whole set, in the order of the labels, known before it is fetched. */
    static List<String> officialClasses() {
        try (InputStream stream = TinyImageNetListing.class.getResourceAsStream(OFFICIAL)) {
            return new String(Objects.requireNonNull(stream, OFFICIAL).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PublishedFolder list(PublishedFolder.Counts full) {
        byte[] names = ListFile.content(root.resolve(CLASSES), REMEDY);
        byte[] annotations = ListFile.content(root.resolve(ANNOTATIONS), REMEDY);
        List<String> classes = ListFile.lines(root.resolve(CLASSES), names).stream()
                .map(String::strip)
                .toList();
        if (classes.isEmpty() || new HashSet<>(classes).size() < classes.size()) {
            throw new BadInputException(root.resolve(CLASSES) + " is empty, or names a class twice: " + REMEDY + ".");
        }
        FolderListing listing = new FolderListing(root, classes, train(classes), validation(classes, annotations));
        return new PublishedFolder(listing, Map.of(CLASSES, names, ANNOTATIONS, annotations), full);
    }

    private List<FolderListing.Entry> train(List<String> classes) {
        List<FolderListing.Entry> entries = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            Path folder = root.resolve("train").resolve(classes.get(label)).resolve("images");
            if (!Files.isDirectory(folder)) {
                throw new BadInputException("The class " + classes.get(label) + " of " + root.resolve(CLASSES)
                        + " has no folder " + folder + ": " + REMEDY + ".");
            }
            for (String path : ImageFiles.below(root, folder)) {
                entries.add(new FolderListing.Entry(path, label));
            }
        }
        entries.sort(FolderListing.BY_PATH);
        return required(entries, "train");
    }

    /** A line is the image's name, its class and a box, separated by tabs. */
    private List<FolderListing.Entry> validation(List<String> classes, byte[] annotations) {
        Path file = root.resolve(ANNOTATIONS);
        Path folder = root.resolve(VALIDATION);
        if (!Files.isDirectory(folder)) {
            throw new BadInputException("There is no folder " + folder + ": " + REMEDY + ".");
        }
        Set<String> images = new HashSet<>(ImageFiles.below(root, folder));
        List<FolderListing.Entry> entries = new ArrayList<>();
        for (String line : ListFile.lines(file, annotations)) {
            String[] fields = line.split("\t", -1);
            int label = fields.length < 2 ? -1 : classes.indexOf(fields[1]);
            if (label < 0) {
                throw new BadInputException(file + " has the line '" + line + "', which is not an image and a class of "
                        + CLASSES + ": " + REMEDY + ".");
            }
            String path = VALIDATION + "/" + fields[0];
            if (!images.remove(path)) {
                throw new BadInputException(file + " names " + fields[0] + ", but " + folder
                        + " has no such image, or the file names it twice: " + REMEDY + ".");
            }
            entries.add(new FolderListing.Entry(path, label));
        }
        if (!images.isEmpty()) {
            throw new BadInputException(file + " does not name "
                    + images.stream().sorted().findFirst().orElseThrow() + " and says no class of it: " + REMEDY + ".");
        }
        entries.sort(FolderListing.BY_PATH);
        return required(entries, "val");
    }

    private List<FolderListing.Entry> required(List<FolderListing.Entry> entries, String split) {
        if (entries.isEmpty()) {
            throw new BadInputException("There are no images in " + root.resolve(split) + ": " + REMEDY + ".");
        }
        return entries;
    }
}
