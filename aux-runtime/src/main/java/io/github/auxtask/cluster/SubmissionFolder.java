package io.github.auxtask.cluster;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The submissions of a reproduction's budget in the store, in folders 1, 2 and so on, with their plans, scripts and logs.
 *
 * @param path it need not exist
 */
public record SubmissionFolder(Path path) {
    /** Of one reproduction, whose folder tells it from others of the same name, and one budget. */
    public static SubmissionFolder of(Path store, Path reproduction, String name, String budget) {
        String place = ContentId.of(reproduction.toAbsolutePath().normalize().toString())
                .abbreviated();
        String readable = (name + "-" + budget).replaceAll("[^A-Za-z0-9_-]+", "_");
        return new SubmissionFolder(store.resolve("cluster").resolve(readable + "-" + place));
    }

    /** Held by who submits. */
    public Path lock() {
        return path.resolve("lock");
    }

    /** The folder of a submission. */
    public Path submission(int number) {
        return path.resolve(Integer.toString(number));
    }

    /** Their numbers, the oldest first. */
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(path)) {
            for (Path folder : folders) {
                String name = String.valueOf(folder.getFileName());
                if (name.matches("[1-9]\\d{0,8}")) {
                    numbers.add(Integer.parseInt(name));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new RunFailedException(
                    "The submissions in " + path + " cannot be listed: " + e.getMessage() + ".", e);
        }
        numbers.sort(null);
        return numbers;
    }

    /** The number of the newest submission that can be read. */
    public OptionalInt newest() {
        return numbers().stream()
                .filter(number -> Submission.read(submission(number)).isPresent())
                .mapToInt(Integer::intValue)
                .max();
    }

    /** All submissions that can be read, the oldest first. */
    public List<Submission> submissions() {
        return numbers().stream()
                .flatMap(number -> Submission.read(submission(number)).stream())
                .toList();
    }
}
