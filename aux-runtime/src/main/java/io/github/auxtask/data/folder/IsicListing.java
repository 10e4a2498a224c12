package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Suggestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The official layout of ISIC 2017: {@code ISIC-2017_SPLIT_Data} has the images, {@code ISIC-2017_SPLIT_Part3_GroundTruth.csv} a line for
 * each with 1.0 under its diagnosis. Masks of superpixels among the images are passed over.
 *
 * @param found which images there are
 * @param balance how many of them have the diagnosis, a phrase
 */
record IsicListing(PublishedFolder found, String balance) {
    static final String REMEDY = "get the Data folders and Part3_GroundTruth files of ISIC 2017 from"
            + " https://challenge.isic-archive.com/data/#2017 and put them there";

    private static final String TRAINING = "Training";
    private static final String VALIDATION = "Validation";
    private static final String TEST = "Test_v2";
    private static final String ID = "image_id";
    private static final String OTHERS = "other";
    private static final String ENDING = ".jpg";
    private static final PublishedFolder.Counts WITH_TEST = new PublishedFolder.Counts(2000, 600);
    private static final PublishedFolder.Counts WITH_VALIDATION = new PublishedFolder.Counts(2000, 150);

    /**
     * Lists a folder without opening images.
     *
     * @param test which split is that of the test images: {@code test}, {@code validation}
     * @param positive the diagnosis
     * @throws BadInputException if files are missing, or ground truth and images contradict each other
     */
    static IsicListing of(Path root, String test, String positive) {
        boolean validation = test.equals("validation");
        Map<String, byte[]> lists = new LinkedHashMap<>();
        List<FolderListing.Entry> train = split(root, TRAINING, positive, lists);
        List<FolderListing.Entry> tested = split(root, validation ? VALIDATION : TEST, positive, lists);
        FolderListing listing = new FolderListing(root, List.of(OTHERS, positive), train, tested);
        String balance = positives(train) + " of " + train.size() + " training and " + positives(tested) + " of "
                + tested.size() + " " + test + " images are " + positive;
        return new IsicListing(new PublishedFolder(listing, lists, validation ? WITH_VALIDATION : WITH_TEST), balance);
    }

    private static long positives(List<FolderListing.Entry> entries) {
        return entries.stream().filter(entry -> entry.label() == 1).count();
    }

    private static List<FolderListing.Entry> split(
            Path root, String split, String positive, Map<String, byte[]> lists) {
        String folder = "ISIC-2017_" + split + "_Data";
        String list = "ISIC-2017_" + split + "_Part3_GroundTruth.csv";
        if (!Files.isDirectory(root.resolve(folder))) {
            throw new BadInputException("There is no folder " + root.resolve(folder) + ": " + REMEDY + ".");
        }
        byte[] content = ListFile.content(root.resolve(list), REMEDY);
        lists.put(list, content);
        Set<String> images = new HashSet<>(ImageFiles.below(root, root.resolve(folder)));
        images.removeIf(path -> !path.endsWith(ENDING));
        List<FolderListing.Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Integer> row :
                rows(root.resolve(list), content, positive).entrySet()) {
            String path = folder + "/" + row.getKey() + ENDING;
            if (!images.remove(path)) {
                throw new BadInputException(root.resolve(list) + " has the image " + row.getKey() + ", but there is no "
                        + root.resolve(path) + ": bring it back, or remove the line.");
            }
            entries.add(new FolderListing.Entry(path, row.getValue()));
        }
        if (!images.isEmpty()) {
            throw new BadInputException(root.resolve(list) + " has no line for "
                    + images.stream().sorted().findFirst().orElseThrow()
                    + ", so nothing says what it shows: bring the line back, or remove the image.");
        }
        if (entries.isEmpty()) {
            throw new BadInputException(root.resolve(list) + " has no images: fetch it anew.");
        }
        entries.sort(FolderListing.BY_PATH);
        return entries;
    }

    /** Image to 1 if it has the diagnosis, else 0. */
    private static Map<String, Integer> rows(Path file, byte[] content, String positive) {
        List<String> lines = ListFile.lines(file, content);
        List<String> header =
                lines.isEmpty() ? List.of() : List.of(lines.get(0).strip().split(",", -1));
        int id = column(file, header, ID);
        int value = column(file, header, positive);
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (int i = 1; i < lines.size(); i++) {
            String[] fields = lines.get(i).strip().split(",", -1);
            if (fields.length != header.size() || !fields[value].matches("[01](\\.0+)?")) {
                throw new BadInputException(file + ", line " + (i + 1) + ": '" + lines.get(i) + "' is not "
                        + String.join(",", header) + " with 0.0 or 1.0 for a diagnosis: correct it.");
            }
            if (rows.put(fields[id], fields[value].charAt(0) - '0') != null) {
                throw new BadInputException(
                        file + ", line " + (i + 1) + ": " + fields[id] + " is there twice: remove one line.");
            }
        }
        return rows;
    }

    private static int column(Path file, List<String> header, String name) {
        int column = header.indexOf(name);
        if (column < 0) {
            throw new BadInputException(
                    file + " has no column '" + name + "' in its first line" + Suggestion.hint(name, header));
        }
        return column;
    }
}
