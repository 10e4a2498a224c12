package io.github.auxtask.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataHomeTest {
    @TempDir
    Path folder;

    private Path resolve(@Nullable String configured, Map<String, String> properties, Map<String, String> environment) {
        return DataHome.resolve(configured, properties::get, environment::get);
    }

    @Test
    void theConfiguredFolderComesBeforeThePropertyTheVariableAndTheDefault() {
        Map<String, String> properties = Map.of("aux.data", folder + "/property", "user.home", folder.toString());
        Map<String, String> environment = Map.of("AUX_DATA_HOME", folder + "/variable");
        Map<String, String> home = Map.of("user.home", folder.toString());

        assertThat(resolve(folder + "/configured", properties, environment)).isEqualTo(folder.resolve("configured"));
        assertThat(resolve(" ", properties, environment)).isEqualTo(folder.resolve("property"));
        assertThat(resolve(null, home, environment)).isEqualTo(folder.resolve("variable"));
        assertThat(resolve(null, home, Map.of())).isEqualTo(folder.resolve(".auxtask/datasets"));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> DataHome.resolve(file.toString()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is a file: name a folder with -Daux.data");
    }
}
