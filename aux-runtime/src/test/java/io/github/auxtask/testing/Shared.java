package io.github.auxtask.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reference numbers and data sets that lie beside the checkout in a folder {@code shared/}. They hold research data without
 * a licence, so they are never copied into the project; a test that needs them is skipped, saying so, where they are absent.
 */
public final class Shared {
    private Shared() {}

    /** A file under {@code fixtures/}. */
    public static Path fixture(String name) {
        return existing("fixtures/" + name);
    }

    /** A file or folder under {@code datasets/}. */
    public static Path dataset(String name) {
        return existing("datasets/" + name);
    }

    /** A file under {@code papers/}. */
    public static Path paper(String name) {
        return existing("papers/" + name);
    }

    private static Path existing(String name) {
        String configured = System.getProperty("auxtask.shared");
        if (configured != null) {
            return assumed(Path.of(configured).resolve(name));
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared").resolve(name);
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return assumed(Path.of("shared").resolve(name));
    }

    private static Path assumed(Path path) {
        assumeTrue(Files.exists(path), () -> "skipped: " + path + " is not here (set -Dauxtask.shared=FOLDER)");
        return path;
    }
}
