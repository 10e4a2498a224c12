package io.github.auxtask.graph.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.ParameterSpec;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        Map<String, float[]> values = Map.of(
                "größe",
                new float[] {Float.MIN_VALUE},
                "conv1.weight",
                new float[] {1.5f, Float.NaN},
                "head",
                new float[9]);
        Safetensors.of(Map.of("run", "abc"), SPECS, values).write(file());

        Safetensors read = Safetensors.read(file());

        assertThat(read.metadata()).isEqualTo(Map.of("run", "abc"));
        assertThat(read.shapes())
                .containsExactly(Map.entry("conv1.weight", List.of(2L, 1L, 1L, 1L)), Map.entry("größe", List.of()));
        assertThat(read.values().get("conv1.weight")).containsExactly(1.5f, Float.NaN);
        assertThat(read.values().get("größe")).containsExactly(Float.MIN_VALUE);
    }

    @Test
    void theBytesAreThoseOfTheFormat() throws Exception {
        Safetensors.of(Map.of(), SPECS.subList(0, 1), Map.of("conv1.weight", new float[] {1, 2}))
                .write(file());

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).order(ByteOrder.LITTLE_ENDIAN);
        int header = (int) bytes.getLong();
        assertThat(header % 8).isZero();
        String json = new String(bytes.array(), 8, header, StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"dtype\":\"F32\"")
                .contains("\"shape\":[2,1,1,1]")
                .contains("\"data_offsets\":[0,8]");
        assertThat(bytes.getFloat(8 + header)).isEqualTo(1);
        assertThat(bytes.getFloat(12 + header)).isEqualTo(2);
        assertThat(bytes.capacity()).isEqualTo(16 + header);
    }

    @Test
    void numbersOfEveryTypeBecomeFloats() throws Exception {
        String header = "{\"i64\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                + "\"f64\":{\"dtype\":\"F64\",\"shape\":[1],\"data_offsets\":[8,16]},"
                + "\"f32\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]},"
                + "\"i32\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[20,24]},"
                + "\"f16\":{\"dtype\":\"F16\",\"shape\":[3,2],\"data_offsets\":[24,36]},"
                + "\"bf16\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[36,40]},"
                + "\"u8\":{\"dtype\":\"U8\",\"shape\":[2],\"data_offsets\":[40,42]}}";
        ByteBuffer values = ByteBuffer.allocate(42).order(ByteOrder.LITTLE_ENDIAN);
        values.putLong(-7).putDouble(0.1).putFloat(0.5f).putInt(-3);
        for (int half : new int[] {0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00, 0x8000}) {
            values.putShort((short) half);
        }
        values.putShort((short) 0x3fc0).putShort((short) 0xc2f7).put((byte) 200).put((byte) 1);

        Map<String, float[]> read =
                Safetensors.read(write(header, values.array())).values();

        assertThat(read.get("i64")).containsExactly(-7);
        assertThat(read.get("f64")).containsExactly(0.1f);
        assertThat(read.get("f32")).containsExactly(0.5f);
        assertThat(read.get("i32")).containsExactly(-3);
        assertThat(read.get("f16"))
                .containsExactly(1, -2, 65504, (float) Math.pow(2, -24), Float.POSITIVE_INFINITY, -0.0f);
        assertThat(read.get("bf16")).containsExactly(1.5f, -123.5f);
        assertThat(read.get("u8")).containsExactly(200, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    not JSON at all                                              | not JSON
                    ["a"]                                                        | not a JSON object
                    {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}       | shape [2] has 4 bytes
                    {"w":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}       | begins at 4 instead of 0
                    {"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}       | bytes to spare
                    {"w":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}      | cut short
                    {"w":{"dtype":"F32","shape":[-1],"data_offsets":[0,8]}}      | no number
                    {"w":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}       | has -8 bytes
                    {"w":{"dtype":"X9","shape":[2],"data_offsets":[0,8]}}        | unknown type "X9"
                    {"w":{"dtype":"F32","shape":[2]}}                            | no place
                    {"w":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,8]}} | impossible shape
                    {"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | begins at 0 instead of 4
                    {"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | twice
                    {"__metadata__":{"a":1},"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}} | metadata a is not a text
                    """)
    void aHeaderThatDoesNotFitIsSaid(String header, String complaint) throws Exception {
        Path file = write(header, new byte[8]);

        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("torch.safetensors")
                .hasMessageContaining(complaint);
    }

    private Path write(String header, byte[] values) throws Exception {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(values);
        return Files.write(folder.resolve("torch.safetensors"), bytes.array());
    }

    @Test
    void aFileThatIsCutShortIsSaid() throws Exception {
        Safetensors.of(Map.of(), SPECS.subList(0, 1), Map.of("conv1.weight", new float[] {1, 2}))
                .write(file());
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
