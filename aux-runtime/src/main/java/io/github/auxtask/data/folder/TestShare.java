package io.github.auxtask.data.folder;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds out a share of every class for the test. Which images they are follows from the seed and their own paths, so that adding
 * images moves hardly any other from one side to the other.
 */
final class TestShare {
    /** An image with the number that decides its side. */
    private record Drawn(String key, FolderListing.Entry entry) {}

    private TestShare() {}

    /**
     * Splits the training images of a listing.
     *
     * @param share of each class, rounded, at least one image and not all
     * @throws BadInputException if a class has fewer than two images
     */
    static FolderListing split(FolderListing all, double share, int seed) {
        Map<Integer, List<Drawn>> byClass = all.train().parallelStream()
                .map(entry -> new Drawn(ContentId.of(seed + " " + entry.path()).hex(), entry))
                .sorted(Comparator.comparing(Drawn::key))
                .collect(Collectors.groupingBy(drawn -> drawn.entry().label()));
        List<FolderListing.Entry> train = new ArrayList<>();
        List<FolderListing.Entry> test = new ArrayList<>();
        for (int label = 0; label < all.classes().size(); label++) {
            List<FolderListing.Entry> members = byClass.getOrDefault(label, List.of()).stream()
                    .map(Drawn::entry)
                    .toList();
            if (members.size() < 2) {
                throw new BadInputException("The class '" + all.classes().get(label) + "' in " + all.root()
                        + " has one image, which cannot be split into training and test: add images, or remove the"
                        + " folder.");
            }
            int held = (int) Math.max(1, Math.min(members.size() - 1, Math.rint(share * members.size())));
            test.addAll(members.subList(0, held));
            train.addAll(members.subList(held, members.size()));
        }
        train.sort(FolderListing.BY_PATH);
        test.sort(FolderListing.BY_PATH);
        return new FolderListing(all.root(), all.classes(), train, test);
    }
}
