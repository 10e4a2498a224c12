package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The libtorch in the folder that {@code PYTORCH_LIBRARY_PATH} names. The engine does not ask it for its version, and would write its
 * own into every record; so the version is read from what lies beside the folder in pip's packages ({@code version.py}) and in the zip
 * files of pytorch.org ({@code build-version}).
 *
 * @param version {@code 2.11.0}, say
 * @param flavor {@code cpu}, or {@code cu130} and the like: the engine loads libraries for a GPU only if it begins with {@code cu}
 */
record LocalLibtorch(String version, String flavor) {
    private static final String PATH = "PYTORCH_LIBRARY_PATH";
    private static final String VERSION = "PYTORCH_VERSION";
    private static final String FLAVOR = "PYTORCH_FLAVOR";

    /** As both files have it: {@code __version__ = '2.11.0+cu130'}, or {@code 2.7.1+cpu} on a line of its own. */
    private static final Pattern STATED = Pattern.compile(
            "^(?:__version__\\s*=\\s*['\"])?(\\d+\\.\\d+\\.\\d+)\\w*(?:\\+(\\w+))?['\"]?\\s*$", Pattern.MULTILINE);

    /**
     * Looks at the folder.
     *
     * @param environment Maven's; {@code PYTORCH_VERSION} and {@code PYTORCH_FLAVOR} count where the folder does not tell
     * @throws BadInputException if there is no libtorch, its version is unknown, or the environment says another than the folder
     */
    static LocalLibtorch of(Map<String, String> environment) {
        String named = environment.getOrDefault(PATH, "");
        if (named.isBlank()) {
            throw new BadInputException("The flavor local needs a libtorch: set the environment variable " + PATH
                    + " to the folder that holds it, or leave out -Daux.flavor=local.");
        }
        Path folder = Path.of(named);
        Path library = folder.resolve(System.mapLibraryName("torch"));
        if (!Files.isRegularFile(library)) {
            throw new BadInputException(PATH + " is " + named + ", and there is no " + library.getFileName()
                    + ": name the folder that holds it, in pip's packages torch/lib.");
        }
        Optional<Matcher> stated = stated(library);
        Optional<String> found = stated.map(match -> match.group(1));
        String told = environment.getOrDefault(VERSION, "");
        if (found.isEmpty() && told.isBlank()) {
            throw new BadInputException("Which version the libtorch of " + named + " is, no file beside it says: set "
                    + VERSION + ", to 2.11.0 for instance, since every record names it.");
        }
        if (found.isPresent() && !told.isBlank() && !told.equals(found.get())) {
            throw new BadInputException(VERSION + " is " + told + ", but the libtorch of " + named + " is "
                    + found.get() + ": records would name the wrong one. Leave " + VERSION + " out.");
        }
        String built = stated.map(match -> match.group(2))
                .filter(part -> part.startsWith("cu"))
                .orElse("cu");
        boolean cuda = Files.exists(folder.resolve(System.mapLibraryName("torch_cuda")));
        return new LocalLibtorch(
                found.orElse(told), environment.getOrDefault(FLAVOR, cuda ? built : Flavor.CPU.toString()));
    }

    private static Optional<Matcher> stated(Path library) {
        try {
            Path above = library.toRealPath().resolve("../..").normalize();
            for (String name : new String[] {"version.py", "build-version"}) {
                Path file = above.resolve(name);
                if (Files.isRegularFile(file)) {
                    Matcher match = STATED.matcher(Files.readString(file));
                    if (match.find()) {
                        return Optional.of(match);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new BadInputException("The libtorch " + library + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
