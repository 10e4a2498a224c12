package io.github.auxtask.core.registry;

import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where an extension comes from. */
public final class Origin {
    private Origin() {}

    /** The file name of the jar or folder of classes, or {@code unknown}. */
    public static String of(Extension extension) {
        CodeSource source = extension.getClass().getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "unknown";
        }
        try {
            Path file = Path.of(URI.create(source.getLocation().toString()));
            return String.valueOf(file.getFileName());
        } catch (IllegalArgumentException e) {
            return source.getLocation().toString();
        }
    }
}
