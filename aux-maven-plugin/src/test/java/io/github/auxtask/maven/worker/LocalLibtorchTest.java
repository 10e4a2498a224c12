package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLibtorchTest {
    @TempDir
    Path torch;

    private Path lib;

    @BeforeEach
    void aLibtorch() throws IOException {
        lib = Files.createDirectory(torch.resolve("lib"));
        Files.createFile(lib.resolve(System.mapLibraryName("torch")));
    }

    @Test
    void pipSaysItsVersionInVersionPy() throws IOException {
        Files.writeString(
                torch.resolve("version.py"),
                "from typing import Optional\n__version__ = '2.11.0+cu130'\ndebug = False\n");
        Files.createFile(lib.resolve(System.mapLibraryName("torch_cuda")));

        assertThat(found(Map.of())).isEqualTo(new LocalLibtorch("2.11.0", "cu130"));
    }

    @Test
    void theZipOfPytorchSaysItInBuildVersion() throws IOException {
        Files.writeString(torch.resolve("build-version"), "2.7.1+cpu\n");

        assertThat(found(Map.of())).isEqualTo(new LocalLibtorch("2.7.1", "cpu"));
    }

    @Test
    void aFolderOfLinksIsFollowed() throws IOException {
        Files.writeString(torch.resolve("version.py"), "__version__ = \"2.8.0a0\"\n");
        Path links = Files.createDirectory(torch.resolve("links"));
        String name = System.mapLibraryName("torch");
        Files.createSymbolicLink(links.resolve(name), lib.resolve(name));

        assertThat(LocalLibtorch.of(Map.of("PYTORCH_LIBRARY_PATH", links.toString())))
                .isEqualTo(new LocalLibtorch("2.8.0", "cpu"));
    }

    @Test
    void whereNoFileSaysItTheUserMust() {
        assertThatThrownBy(() -> found(Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("set PYTORCH_VERSION");
        assertThat(found(Map.of("PYTORCH_VERSION", "2.9.1", "PYTORCH_FLAVOR", "cu128")))
                .isEqualTo(new LocalLibtorch("2.9.1", "cu128"));
    }

    @Test
    void anotherVersionThanTheFolderSaysIsRefused() throws IOException {
        Files.writeString(torch.resolve("version.py"), "__version__ = '2.11.0+cu130'\n");

        assertThatThrownBy(() -> found(Map.of("PYTORCH_VERSION", "2.7.1")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("PYTORCH_VERSION is 2.7.1")
                .hasMessageContaining("is 2.11.0");
    }

    @Test
    void aFolderWithoutLibtorchIsNamed() {
        assertThatThrownBy(() -> LocalLibtorch.of(Map.of("PYTORCH_LIBRARY_PATH", torch.toString())))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(torch.toString())
                .hasMessageContaining("torch/lib");
    }

    private LocalLibtorch found(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("PYTORCH_LIBRARY_PATH", lib.toString());
        return LocalLibtorch.of(environment);
    }
}
