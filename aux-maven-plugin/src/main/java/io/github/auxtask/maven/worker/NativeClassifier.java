package io.github.auxtask.maven.worker;

import io.github.auxtask.core.BadInputException;
import java.util.Locale;

/** The classifier under which Maven Central holds libtorch for a platform. */
final class NativeClassifier {
    private NativeClassifier() {}

    /** The classifier of the machine that Maven runs on. */
    static String ofThisMachine() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    /**
     * The classifier of a platform.
     *
     * @param osName as in the system property {@code os.name}
     * @param osArch as in the system property {@code os.arch}
     * @throws BadInputException if there is no libtorch for it
     */
    static String of(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String arch = osArch.toLowerCase(Locale.ROOT);
        boolean intel = arch.equals("amd64") || arch.equals("x86_64");
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        if (os.startsWith("linux") && (intel || arm)) {
            return intel ? "linux-x86_64" : "linux-aarch64";
        }
        if (os.startsWith("mac") && arm) {
            return "osx-aarch64";
        }
        if (os.startsWith("windows") && intel) {
            return "win-x86_64";
        }
        throw new BadInputException("There is no libtorch for " + osName + " on " + osArch
                + " on Maven Central: build one, set PYTORCH_LIBRARY_PATH to its folder and use -Daux.flavor=local.");
    }
}
