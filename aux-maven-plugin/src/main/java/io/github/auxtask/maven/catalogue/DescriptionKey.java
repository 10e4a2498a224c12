package io.github.auxtask.maven.catalogue;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.maven.classpath.ClassPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What decides about a description: the files of the class path, the plan, and the file that it is of. */
final class DescriptionKey {
    private DescriptionKey() {}

    /**
     * The digest of names, sizes and times of all files, of the plan, and of what else {@code reproduction.yaml} says.
     *
     * @param reproduction the file that it was made from
     */
    static String of(ClassPath classPath, @Nullable Path plan, @Nullable Path reproduction) throws IOException {
        StringJoiner lines = new StringJoiner("\n");
        for (Path entry : classPath.files()) {
            for (Path file : files(entry)) {
                lines.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        if (plan != null) {
            lines.add(Files.readString(plan));
        }
        if (reproduction != null && Files.exists(reproduction)) {
            lines.add(Files.readString(reproduction));
        }
        return ContentId.of(lines.toString()).hex();
    }

    private static List<Path> files(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return List.of(entry);
        }
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
