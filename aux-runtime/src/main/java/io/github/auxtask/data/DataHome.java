package io.github.auxtask.data;

import io.github.auxtask.core.BadInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The folder that data sets are kept in. */
public final class DataHome {
    /** The system property and Maven parameter that names it. */
    public static final String PROPERTY = "aux.data";

    /** The environment variable that names it. */
    public static final String VARIABLE = "AUX_DATA_HOME";

    private DataHome() {}

    /**
     * The folder: what is configured, else {@code -Daux.data}, else {@code AUX_DATA_HOME}, else {@code
     * ~/.auxtask/datasets}. It need not exist.
     *
     * @param configured from the build's configuration; null or blank if it says nothing
     * @throws BadInputException if it is not a path, or a file lies there
     */
    public static Path resolve(@Nullable String configured) {
        return resolve(configured, System::getProperty, System::getenv);
    }

    static Path resolve(
            @Nullable String configured,
            UnaryOperator<@Nullable String> properties,
            UnaryOperator<@Nullable String> environment) {
        for (String candidate :
                new @Nullable String[] {configured, properties.apply(PROPERTY), environment.apply(VARIABLE)}) {
            if (candidate != null && !candidate.isBlank()) {
                return folder(candidate);
            }
        }
        return Path.of(String.valueOf(properties.apply("user.home")), ".auxtask", "datasets");
    }

    private static Path folder(String text) {
        try {
            Path path = Path.of(text).toAbsolutePath().normalize();
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new BadInputException(
                        "The data folder " + text + " is a file: name a folder with -D" + PROPERTY + ".");
            }
            return path;
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    "The data folder '" + text + "' is not a path: name a folder with -D" + PROPERTY + ".", e);
        }
    }
}
