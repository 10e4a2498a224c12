package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.run.device.DeviceChoice;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    @TempDir
    private Path folder;

    @Test
    void everyFieldIsRead() throws Exception {
        Request request = Request.read(file("""
                {"schema": 1, "reproduction": "/a b", "file": "other.yaml", "plan": "/p.json", "store": "/s", "data": null, "device": "gpu",
                 "threads": 3, "force": true, "offline": true, "determinism": "bitwise", "timeout": 60}"""));

        assertThat(request)
                .isEqualTo(new Request(
                        Path.of("/a b/other.yaml"),
                        Path.of("/p.json"),
                        Path.of("/s"),
                        null,
                        DeviceChoice.GPU,
                        3,
                        true,
                        true,
                        DeterminismMode.BITWISE,
                        60));
    }

    @Test
    void onlySchemaAndStoreAreNeeded() throws Exception {
        Request request = Request.read(file("{\"schema\": 1, \"store\": \"/s\"}"));

        assertThat(request)
                .isEqualTo(new Request(
                        null,
                        null,
                        Path.of("/s"),
                        null,
                        DeviceChoice.AUTO,
                        null,
                        false,
                        false,
                        DeterminismMode.TESTED,
                        0));
        assertThatThrownBy(request::requiredPlan)
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("'plan'");
        assertThatThrownBy(request::requiredReproduction).isInstanceOf(BadInputException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"schema\": 1, \"store\": \"/s\", \"thread\": 2}    | unknown key 'thread'; did you mean 'threads'?",
                "{\"schema\": 2, \"store\": \"/s\"}                   | has schema 2, but this worker reads schema 1",
                "{\"store\": \"/s\"}                                  | lacks 'schema'",
                "{\"schema\": 1}                                      | lacks 'store'",
                "{\"schema\": 1, \"store\": 7}                        | which must be a path",
                "{\"schema\": 1, \"store\": \"/s\", \"threads\": 0}   | which must be a whole number from 1 on",
                "{\"schema\": 1, \"store\": \"/s\", \"force\": \"yes\"} | which must be true or false",
                "{\"schema\": 1, \"store\": \"/s\", \"timeout\": -1}  | which must be a whole number of seconds",
                "{\"schema\": 1, \"store\": \"/s\", \"device\": \"tpu\"} | use auto, cpu or gpu",
                "{\"schema\": 1, \"schema\": 1, \"store\": \"/s\"}    | is not JSON",
                "{\"schema\": 1                                       | is not JSON",
                "[]                                                   | is not a JSON object"
            })
    void whatIsWrongIsSaid(String json, String sentence) throws Exception {
        Path request = file(json);

        assertThatThrownBy(() -> Request.read(request))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void aMissingRequestIsSaid() {
        assertThatThrownBy(() -> Request.read(folder.resolve("none.json")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("There is no request");
    }

    private Path file(String json) throws Exception {
        return Files.writeString(folder.resolve("request.json"), json);
    }
}
