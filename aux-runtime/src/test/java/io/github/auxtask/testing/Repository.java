package io.github.auxtask.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.experiment.rules.ReproductionReader;
import io.github.auxtask.experiment.spec.Reproduction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkout that the tests run in. A test that needs more of it than this module is skipped, saying so, where it is absent. */
public final class Repository {
    private static final String REPRODUCTIONS = "reproductions";
    private static final String YAML = "reproduction.yaml";

    private static final Pattern VERSION =
            Pattern.compile("<artifactId>auxtask-parent</artifactId>\\s*<version>([^<]+)</version>");

    private Repository() {}

    /** The folder that has {@code reproductions/}. */
    public static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(REPRODUCTIONS))) {
                return folder;
            }
        }
        assumeTrue(false, "skipped: the folder reproductions/ is not here");
        throw new IllegalStateException("skipped above");
    }

    /** The version that the checkout's parent POM states. */
    public static String version() {
        try {
            Matcher version = VERSION.matcher(Files.readString(root().resolve("pom.xml")));
            if (!version.find()) {
                throw new IllegalStateException("pom.xml states no version of auxtask-parent");
            }
            return version.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every folder with a {@code reproduction.yaml}, sorted by name. */
    public static List<Path> reproductions() {
        try (Stream<Path> folders = Files.list(root().resolve(REPRODUCTIONS))) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(YAML)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of papers: they have published numbers. */
    public static List<Path> papers() {
        return reproductions().stream()
                .filter(folder -> Files.isDirectory(folder.resolve("published")))
                .toList();
    }

    public static Reproduction reproduction(Path folder) {
        return ReproductionReader.read(folder.resolve(YAML));
    }
}
