package io.github.auxtask.maven.site;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The digests of files in a folder, in the form that {@code sha256sum -c} reads. */
public final class Manifest {
    private final Path folder;
    private final TreeSet<String> files = new TreeSet<>();

    public Manifest(Path folder) {
        this.folder = folder;
    }

    /** Notes a file that will be written before the manifest is. */
    public Path add(String file) {
        files.add(file);
        return folder.resolve(file);
    }

    /** Notes files below the folder. */
    public void addAll(List<Path> written) {
        written.forEach(file -> files.add(name(file)));
    }

    /** The files, by their names below the folder, sorted. */
    public List<String> files() {
        return List.copyOf(files);
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Deletes what an earlier report left in a folder below this one and no page shows any more. */
    public void deleteOthers(String below) {
        Path swept = folder.resolve(below);
        if (!Files.isDirectory(swept)) {
            return;
        }
        try (Stream<Path> found = Files.list(swept)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                if (!files.contains(name(file))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new RunFailedException(
                    "Pictures of an earlier report in " + swept + " cannot be deleted: " + AtomicFile.reason(e) + ".",
                    e);
        }
    }

    /** Reads every file, several at once, and writes one line each, sorted by name. */
    public void write(Path target) {
        String lines = List.copyOf(files).parallelStream().map(this::line).collect(Collectors.joining());
        AtomicFile.write(target, lines.getBytes(StandardCharsets.UTF_8));
    }

    private String line(String file) {
        try {
            return ContentId.of(Files.readAllBytes(folder.resolve(file))) + "  " + file + "\n";
        } catch (IOException e) {
            throw new RunFailedException(file + " cannot be read again: " + AtomicFile.reason(e) + ".", e);
        }
    }
}
