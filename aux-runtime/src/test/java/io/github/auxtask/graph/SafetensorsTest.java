package io.github.auxtask.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    private static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.of("conv1.weight", ParameterKind.CONV_WEIGHT, 2, 1, 1, 1),
            ParameterSpec.of("größe", ParameterKind.OTHER));

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("a b").resolve("model.safetensors");
    }

    @Test
    void whatIsWrittenIsReadBitForBit() {
        Map<String, float[]> values =
                Map.of("größe", new float[] {Float.MIN_VALUE}, "conv1.weight", new float[] {1.5f, Float.NaN}, "head", new float[9]);
        Safetensors.of(Map.of("run", "abc"), SPECS, values).write(file());

        Safetensors read = Safetensors.read(file());

        assertThat(read.metadata()).isEqualTo(Map.of("run", "abc"));
        assertThat(read.shapes()).containsExactly(Map.entry("conv1.weight", List.of(2L, 1L, 1L, 1L)), Map.entry("größe", List.of()));
        assertThat(read.values().get("conv1.weight")).containsExactly(1.5f, Float.NaN);
        assertThat(read.values().get("größe")).containsExactly(Float.MIN_VALUE);
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws Exception {
        Safetensors.of(Map.of(), SPECS.subList(0, 1), Map.of("conv1.weight", new float[] {1, 2})).write(file());

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        assertThat(header % 8).isZero();
        String json = new String(bytes.array(), 8, header, StandardCharsets.UTF_8);
        assertThat(json).contains("\"dtype\":\"F32\"").contains("\"shape\":[2,1,1,1]").contains("\"data_offsets\":[0,8]");
        assertThat(bytes.getFloat(8 + header)).isEqualTo(1);
        assertThat(bytes.getFloat(12 + header)).isEqualTo(2);
        assertThat(bytes.capacity()).isEqualTo(16 + header);
    }

    @Test
    void tensorsOfOtherTypesArePassedOver() throws Exception {
        String header = "{\"n\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}}";
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length() + 12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII)).putLong(7).putFloat(0.5f);
        Files.write(folder.resolve("torch.safetensors"), bytes.array());

        Safetensors read = Safetensors.read(folder.resolve("torch.safetensors"));

        assertThat(read.values()).containsOnlyKeys("w");
        assertThat(read.values().get("w")).containsExactly(0.5f);
    }

    @Test
    void aFileThatIsCutShortIsSaid() throws Exception {
        Safetensors.of(Map.of(), SPECS.subList(0, 1), Map.of("conv1.weight", new float[] {1, 2})).write(file());
        byte[] whole = Files.readAllBytes(file());

        for (int length : new int[] {0, 5, 20, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Safetensors.read(file()))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("model.safetensors");
        }
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> Safetensors.read(file())).isInstanceOf(BadInputException.class);
    }
}
