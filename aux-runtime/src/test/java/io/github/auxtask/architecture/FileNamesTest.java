package io.github.auxtask.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Windows cannot create files called aux or con, with whatever extension, so a checkout with one fails there. */
final class FileNamesTest {
    private static final Pattern RESERVED = Pattern.compile("(?i)(aux|con|prn|nul|com[1-9]|lpt[1-9])(\\..*)?");

    private static final Set<String> NOT_OURS = Set.of(".git", ".library", "node_modules", "local-repo");

    @Test
    void noFileOrFolderHasANameThatWindowsReserves() throws IOException {
        Path root = root();
        List<Path> reserved = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (NOT_OURS.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return look(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                return look(file);
            }

            private FileVisitResult look(Path path) {
                if (RESERVED.matcher(path.getFileName().toString()).matches()) {
                    reserved.add(root.relativize(path));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        assertThat(reserved).isEmpty();
    }

    @Test
    void theSearchWouldFindSuchAName() {
        assertThat("aux.yaml").matches(RESERVED);
        assertThat("AUX").matches(RESERVED);
        assertThat("aux-runtime").doesNotMatch(RESERVED);
        assertThat("reproduction.aux").doesNotMatch(RESERVED);
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("templates/pom.xml"))) {
            folder = folder.getParent();
        }
        assertThat(folder).as("the root of the checkout").isNotNull();
        return folder;
    }
}
