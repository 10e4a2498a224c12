package io.github.auxtask.cluster;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.provenance.Artifacts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Jars and folders of classes in the store, so that nodes need neither Maven nor its repository. Each lies under its digest, so that it is
 * copied once, however many submissions need it, and that what is there can be checked.
 */
public final class StagedClassPath {
    private final Path root;

    /** @param store its folder */
    public StagedClassPath(Path store) {
        this.root = store.resolve("classpath");
    }

    /**
     * Copies what is not there yet, or not as it was.
     *
     * @return where it is, with the name that it had
     * @throws RunFailedException if it cannot be read or written
     */
    public Path stage(Path entry) {
        String digest;
        try {
            digest = Artifacts.digest(entry);
        } catch (UncheckedIOException e) {
            throw failed(entry, new IOException(e.getMessage(), e));
        }
        Path target = root.resolve(digest).resolve(String.valueOf(entry.getFileName()));
        if (isWhole(target, digest)) {
            return target;
        }
        try {
            if (Files.isDirectory(entry)) {
                copyFolder(entry, target);
            } else {
                AtomicFile.write(target, channel -> Files.copy(entry, Channels.newOutputStream(channel)));
            }
            return target;
        } catch (IOException e) {
            throw failed(entry, e);
        }
    }

    private static boolean isWhole(Path target, String digest) {
        try {
            return Files.exists(target) && Artifacts.digest(target).equals(digest);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private void copyFolder(Path from, Path target) throws IOException {
        Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path file : all) {
            Path copy = temporary.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                FolderPath.make(copy);
            } else {
                Files.copy(file, copy);
            }
        }
        if (Files.exists(target)) {
            Files.move(target, target.resolveSibling("." + UUID.randomUUID() + ".old"));
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            // Another submission was faster, with the same content.
        }
    }

    private static RunFailedException failed(Path entry, IOException e) {
        return new RunFailedException(
                entry.getFileName() + " cannot be copied into the store: " + AtomicFile.reason(e) + ".", e);
    }
}
