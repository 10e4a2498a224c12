package io.github.auxtask.graph.trace;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets GPUs compute float32 products of cuBLAS and cuDNN in TF32, or not: what Python calls {@code torch.backends.cuda.matmul.allow_tf32}
 * and {@code torch.backends.cudnn.allow_tf32}. libtorch has one such switch for the whole process, and the engine's Java side does not
 * reach it, so libtorch's own functions are called. Where they are not found (on Windows their names differ), nothing happens; nobody
 * relies on it, since what products are computed in is probed ({@code run.device.PromisedArithmetic}).
 */
final class TensorFloat32 {
    private static final String MAPS = "/proc/self/maps";
    private static final String LIBRARY = "/libtorch_cpu.so";
    private static final String CONTEXT = "_ZN2at13globalContextEv";
    private static final List<String> SWITCHES =
            List.of("_ZN2at7Context18setAllowTF32CuBLASEb", "_ZN2at7Context17setAllowTF32CuDNNEb");

    private static @Nullable Boolean allowed;

    private TensorFloat32() {}

    /** From the next product on, whatever thread computes it. */
    static synchronized void allow(boolean whether) {
        if (allowed == null || allowed != whether) {
            allowed = whether;
            set(whether);
        }
    }

    private static void set(boolean whether) {
        try (Stream<String> maps = Files.lines(Path.of(MAPS))) {
            String library = maps.filter(line -> line.endsWith(LIBRARY))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElse(null);
            if (library == null) {
                return;
            }
            NativeLibrary torch = NativeLibrary.getInstance(library);
            Pointer context = torch.getFunction(CONTEXT).invokePointer(new Object[0]);
            for (String name : SWITCHES) {
                Function function = torch.getFunction(name);
                function.invokeVoid(new Object[] {context, whether ? 1 : 0});
            }
        } catch (IOException | LinkageError e) {
            // Left as it is: the probe says what that comes to.
        }
    }
}
