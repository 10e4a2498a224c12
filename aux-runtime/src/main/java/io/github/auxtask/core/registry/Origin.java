package io.github.auxtask.core.registry;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where an extension comes from. */
public final class Origin {
    private static final int FOLDER_NAMES = 3;

    private Origin() {}

    /** The file name of the jar, the end of the path of the folder of classes ({@code my-study/target/classes}), or {@code unknown}. */
    public static String of(Extension extension) {
        CodeSource source = extension.getClass().getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "unknown";
        }
        try {
            Path file = Path.of(URI.create(source.getLocation().toString()));
            return Files.isDirectory(file) ? end(file) : String.valueOf(file.getFileName());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return source.getLocation().toString();
        }
    }

    private static String end(Path folder) {
        int names = folder.getNameCount();
        return folder.subpath(Math.max(0, names - FOLDER_NAMES), names)
                .toString()
                .replace('\\', '/');
    }
}
