package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerRequestTest {
    @Test
    void theJsonHasEveryFieldOfTheProtocol(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("request.json");

        new WorkerRequest(
                        folder,
                        "other.yaml",
                        null,
                        folder.resolve("store"),
                        null,
                        "auto",
                        null,
                        true,
                        false,
                        "tested",
                        60)
                .write(file);

        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "reproduction",
                        "file",
                        "plan",
                        "store",
                        "data",
                        "device",
                        "threads",
                        "force",
                        "offline",
                        "determinism",
                        "timeout");
        assertThat(json.path("schema").intValue()).isEqualTo(1);
        assertThat(Path.of(json.path("reproduction").textValue())).isEqualTo(folder.toAbsolutePath());
        assertThat(json.path("file").textValue()).isEqualTo("other.yaml");
        assertThat(json.path("plan").isNull()).isTrue();
        assertThat(json.path("threads").isNull()).isTrue();
        assertThat(json.path("force").booleanValue()).isTrue();
        assertThat(json.path("timeout").longValue()).isEqualTo(60);
    }
}
