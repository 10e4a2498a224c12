package io.github.auxtask.maven.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelNormalisationTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cifar100",
                "0.5",
                "0.5,0.5,0.5,0.2,0.2",
                "0.5,0.5,0.5,0.2,0.2,x",
                "0.5,0.5,0.5,0.2,0.2,-1",
                "0.5,0.5,0.5,0.2,0.2,0",
                "0.5,0.5,0.5,0.2,0.2,0.0000001",
                "0.5,0.5,1.5,0.2,0.2,0.2",
                "123.7,116.3,103.5,58.4,57.1,57.4",
                "0.5,0.5,0.5,0.2,0.2,99999999999999999999999999999999999999999999999"
            })
    void whatIsNoneIsSaidUnderTheNameOfTheOption(String asked) {
        assertThatThrownBy(() -> ModelNormalisation.of(asked, Map.of(folder.resolve("model.pt"), true)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("-Daux.normalisation is '" + asked + "', but ");
    }

    @Test
    void aFileThatNormalisesByItselfIsHeldAgainstTheOptionAndTheOtherFiles() throws IOException {
        Path own = file("own.safetensors", 0.5f, 0.25f);
        Path other = file("other.safetensors", 0.5f, 0.2f);
        Path none = plain("none.safetensors");

        assertThat(ModelNormalisation.of("", files(own)).std()).containsExactly(0.25f, 0.25f, 0.25f);
        assertThat(ModelNormalisation.of("0.5,0.5,0.5,0.25,0.25,0.25", files(own, none))
                        .found())
                .isEqualTo("as asked");
        assertThatThrownBy(() -> ModelNormalisation.of("none", files(own)))
                .isInstanceOf(BadInputException.class)
                .hasMessage(
                        "The model own.safetensors normalises in another way: the file has its normalisation, mean 0.5,"
                                + " 0.5, 0.5, std 0.25, 0.25, 0.25, and -Daux.normalisation is 'none': leave that out.");
        assertThatThrownBy(() -> ModelNormalisation.of("", files(own, other)))
                .hasMessageStartingWith("The model other.safetensors normalises in another way: ")
                .hasMessageContaining("own.safetensors does not; members of an ensemble are given the same images");
        assertThatThrownBy(() -> ModelNormalisation.of("", files(none, own)))
                .hasMessageStartingWith("The model own.safetensors normalises in another way: ");
    }

    private static Map<Path, Boolean> files(Path... paths) {
        Map<Path, Boolean> files = new LinkedHashMap<>();
        for (Path path : paths) {
            files.put(path, false);
        }
        return files;
    }

    private Path plain(String name) throws IOException {
        return write(name, "{}", new float[0]);
    }

    private Path file(String name, float mean, float std) throws IOException {
        String header = "{\"mean\":{\"dtype\":\"F32\",\"shape\":[1,3,1,1],\"data_offsets\":[0,12]},"
                + "\"std\":{\"dtype\":\"F32\",\"shape\":[1,3,1,1],\"data_offsets\":[12,24]}}";
        return write(name, header, new float[] {mean, mean, mean, std, std, std});
    }

    private Path write(String name, String header, float[] values) throws IOException {
        byte[] head = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + head.length + Float.BYTES * values.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(head.length)
                .put(head);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Files.write(folder.resolve(name), bytes.array());
    }
}
