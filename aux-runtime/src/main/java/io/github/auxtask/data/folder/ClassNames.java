package io.github.auxtask.data.folder;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Names of the classes that labels number: those of a file, or the numbers themselves. */
final class ClassNames {
    /** One name a line, in the order of the labels. */
    static final String FILE = "classes.txt";

    private static final int MOST = 1_000_000;

    private ClassNames() {}

    /**
     * The names.
     *
     * @throws BadInputException if the file cannot be read, names too few, or one twice, or a test label is of no class that training
     *     has
     */
    static List<String> of(Path folder, int[] train, int[] test) {
        int trained = Arrays.stream(train).max().orElse(-1) + 1;
        int tested = Arrays.stream(test).max().orElse(-1) + 1;
        if (Math.max(trained, tested) > MOST) {
            throw new BadInputException("A label in " + folder + " is " + (Math.max(trained, tested) - 1)
                    + ", which would take more than " + MOST + " classes: number classes from 0 on without gaps.");
        }
        FolderPath.brokenLink(folder.resolve(FILE)).ifPresent(broken -> {
            throw new BadInputException(broken + ": bring that back, or remove the link.");
        });
        if (!Files.exists(folder.resolve(FILE))) {
            if (tested > trained) {
                throw new BadInputException(folder.resolve("test_labels.npy") + " has the label " + (tested - 1)
                        + ", but training knows classes 0 to " + (trained - 1) + " only: correct it.");
            }
            return IntStream.range(0, trained).mapToObj(Integer::toString).toList();
        }
        List<String> names = read(folder.resolve(FILE));
        if (names.size() < Math.max(trained, tested)) {
            throw new BadInputException(folder.resolve(FILE) + " names " + names.size()
                    + " classes, but labels go up to " + (Math.max(trained, tested) - 1) + ": name all, one per line.");
        }
        return names;
    }

    private static List<String> read(Path file) {
        try {
            List<String> names =
                    ReadLimit.TEXT.lines(file).stream().map(String::strip).toList();
            if (names.contains("") || new HashSet<>(names).size() < names.size()) {
                throw new BadInputException(
                        file + " has an empty line, or one name twice: name each class once, one per line.");
            }
            return names;
        } catch (IOException e) {
            throw new BadInputException(
                    file + " cannot be read: " + AtomicFile.reason(e) + ". Save it as text in UTF-8.", e);
        }
    }
}
