package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads every file of a store, compares it with its digest, and names what was damaged and what is no file of a store at all.
 *
 * @param files that were read
 * @param bytes of all of them
 * @param flaws by path
 */
public record StoreCheck(int files, long bytes, List<Flaw> flaws) {
    /**
     * A file that is not what was written.
     *
     * @param file its path below the store, with forward slashes
     * @param sentence what is wrong with it, without a full stop
     * @param remedy what mends it
     */
    public record Flaw(String file, String sentence, String remedy) {}

    public StoreCheck {
        flaws = List.copyOf(flaws);
    }

    /**
     * Reads a store; one that is not there is whole.
     *
     * @param tick called before each file; may throw to end the check
     * @throws BadInputException if its folders cannot be listed
     */
    public static StoreCheck of(Path store, Runnable tick) {
        List<Flaw> flaws = new ArrayList<>();
        int count = 0;
        long bytes = 0;
        for (Path file : files(store)) {
            tick.run();
            String name = store.relativize(file).toString().replace('\\', '/');
            try {
                bytes += Files.size(file);
                count++;
                flaw(file, name).ifPresent(flaws::add);
            } catch (NoSuchFileException e) {
                // Another process has finished with it meanwhile.
            } catch (IOException e) {
                flaws.add(new Flaw(name, AtomicFile.reason(e), "look at the disk and at the permissions"));
            }
        }
        return new StoreCheck(count, bytes, flaws);
    }

    private static Optional<Flaw> flaw(Path file, String name) throws NoSuchFileException {
        Optional<StoreFileKind> kind = StoreFileKind.of(name);
        if (kind.isEmpty()) {
            return Optional.of(new Flaw(name, "a store has no such file", "move it away"));
        }
        try {
            kind.get().require(file);
            return Optional.empty();
        } catch (NoSuchFileException e) {
            throw e;
        } catch (BadInputException e) {
            String sentence = String.valueOf(e.getMessage());
            return Optional.of(new Flaw(
                    name,
                    sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence,
                    kind.get().remedy()));
        } catch (IOException e) {
            return Optional.of(new Flaw(name, AtomicFile.reason(e), kind.get().remedy()));
        }
    }

    private static List<Path> files(Path store) {
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(store)) {
            return all.filter(file -> !Files.isDirectory(file)).sorted().toList();
        } catch (IOException e) {
            throw unlisted(e);
        } catch (UncheckedIOException e) {
            throw unlisted(Objects.requireNonNull(e.getCause()));
        }
    }

    private static BadInputException unlisted(IOException e) {
        return new BadInputException("The store cannot be listed: " + AtomicFile.reason(e) + ".", e);
    }
}
