package io.github.auxtask.graph.trace;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** libtorch is asked whether it was told; what a GPU then computes in is probed wherever one computes. */
@EnabledOnOs(OS.LINUX)
class TensorFloat32Test {
    @AfterEach
    void forbid() {
        TensorFloat32.allow(false);
    }

    @Test
    void libtorchIsToldForProductsAndConvolutions() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(manager.getEngine().getEngineName()).isEqualTo("PyTorch");
            for (boolean whether : new boolean[] {true, false, false, true, false}) {
                TensorFloat32.allow(whether);
                assertThat(asked("_ZNK2at7Context15allowTF32CuBLASEv")).isEqualTo(whether);
                assertThat(asked("_ZNK2at7Context14allowTF32CuDNNEv")).isEqualTo(whether);
            }
        }
    }

    private static boolean asked(String question) throws IOException {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            String library = maps.filter(line -> line.endsWith("/libtorch_cpu.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .findFirst()
                    .orElseThrow();
            NativeLibrary torch = NativeLibrary.getInstance(library);
            Pointer context = torch.getFunction("_ZN2at13globalContextEv").invokePointer(new Object[0]);
            // a bool is the lowest byte of what comes back
            return (torch.getFunction(question).invokeInt(new Object[] {context}) & 1) == 1;
        }
    }
}
