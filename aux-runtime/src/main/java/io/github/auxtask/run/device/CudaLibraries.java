package io.github.auxtask.run.device;

import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Versions of the CUDA libraries that the engine has loaded, where they can be asked (Linux). */
final class CudaLibraries {
    private static final int MAJOR = 10_000;
    private static final int MINOR = 100;

    private CudaLibraries() {}

    /** Of cuDNN, for example 9.7.1. */
    static Optional<String> cudnn() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            return maps.filter(line -> line.contains("/libcudnn.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .map(CudaLibraries::askCudnn);
        } catch (IOException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static String askCudnn(String library) {
        long version = NativeLibrary.getInstance(library)
                .getFunction("cudnnGetVersion")
                .invokeLong(new Object[0]);
        return text(version);
    }

    /** cuDNN 9 counts 90701 for 9.7.1, older ones 8902 for 8.9.2. */
    static String text(long version) {
        long major = version >= 9 * MAJOR ? MAJOR : MAJOR / 10;
        return version / major + "." + version % major / MINOR + "." + version % MINOR;
    }
}
