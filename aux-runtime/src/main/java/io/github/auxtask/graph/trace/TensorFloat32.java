package io.github.auxtask.graph.trace;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets GPUs compute float32 products of cuBLAS and cuDNN in TF32, or not: what Python calls {@code torch.backends.cuda.matmul.allow_tf32}
 * and {@code torch.backends.cudnn.allow_tf32}. libtorch has one such switch for the whole process, and the engine's Java side does not
 * reach it, so libtorch's own functions are called. On Windows their names differ: there TF32 is refused, and stays off as the
 * environment has it.
 */
final class TensorFloat32 {
    private static final String MAPS = "/proc/self/maps";
    private static final String LIBRARY = "/libtorch_cpu.so";
    private static final String CONTEXT = "_ZN2at13globalContextEv";
    private static final List<String> SWITCHES =
            List.of("_ZN2at7Context18setAllowTF32CuBLASEb", "_ZN2at7Context17setAllowTF32CuDNNEb");

    private static @Nullable Boolean allowed;
    private static @Nullable Switches switches;

    private TensorFloat32() {}

    private record Switches(Pointer context, List<Function> functions) {
        void set(boolean whether) {
            functions.forEach(function -> function.invokeVoid(new Object[] {context, whether ? 1 : 0}));
        }
    }

    /**
     * From the next product on, whatever thread computes it.
     *
     * @throws BadInputException if it is to be allowed and libtorch cannot be told
     */
    static synchronized void allow(boolean whether) {
        if (allowed != null && allowed == whether) {
            return;
        }
        Switches found = switches;
        if (found == null) {
            found = find();
            switches = found;
        }
        if (found != null) {
            found.set(whether);
        } else if (whether) {
            throw new BadInputException(
                    "libtorch cannot be told here to compute in TF32 (its functions are found on Linux alone): use"
                            + " -Daux.precision=fp32 or bf16.");
        }
        allowed = whether;
    }

    private static @Nullable Switches find() {
        // any byte may stand in the path of a mapped file
        try (Stream<String> maps = Files.lines(Path.of(MAPS), StandardCharsets.ISO_8859_1)) {
            String library = maps.filter(line -> line.endsWith(LIBRARY))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElse(null);
            if (library == null) {
                return null;
            }
            NativeLibrary torch = NativeLibrary.getInstance(library);
            Pointer context = torch.getFunction(CONTEXT).invokePointer(new Object[0]);
            return new Switches(
                    context, SWITCHES.stream().map(torch::getFunction).toList());
        } catch (IOException | LinkageError e) {
            return null;
        }
    }
}
