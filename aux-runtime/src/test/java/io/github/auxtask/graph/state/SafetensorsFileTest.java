package io.github.auxtask.graph.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.testing.Fixtures;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsFileTest {
    private static final String OFFICIAL = "safetensors/official";

    @TempDir
    private Path folder;

    /** The file and the expected values were written by Python's safetensors and NumPy. */
    @Test
    void everyTypeOfAFileOfTheOfficialLibraryBecomesTheSameFloats() throws Exception {
        Path file = folder.resolve("official.safetensors");
        try (InputStream stream = getClass().getResourceAsStream("/fixtures/" + OFFICIAL + ".safetensors")) {
            Files.copy(Objects.requireNonNull(stream), file);
        }
        JsonNode expected = Fixtures.resource(OFFICIAL + ".json").get("tensors");
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            assertThat(opened.metadata()).containsKey("made by");
            assertThat(opened.tensors()).hasSize(expected.size());
            for (Map.Entry<String, JsonNode> tensor : expected.properties()) {
                StoredTensor stored = Objects.requireNonNull(opened.tensors().get(tensor.getKey()));
                JsonNode bits = tensor.getValue().get("bits");
                assertThat(stored.shape()).isEqualTo(longs(tensor.getValue().get("shape")));
                assertThat(stored.elements()).isEqualTo(bits.size());
                float[] values = new float[bits.size()];
                opened.read(tensor.getKey(), FloatBuffer.wrap(values)::put);
                for (int i = 0; i < values.length; i++) {
                    assertThat(Float.floatToRawIntBits(values[i]))
                            .as("%s %d", tensor.getKey(), i)
                            .isEqualTo(bits.get(i).intValue());
                }
            }
        }
    }

    private static List<Long> longs(JsonNode array) {
        List<Long> longs = new ArrayList<>();
        array.forEach(number -> longs.add(number.longValue()));
        return longs;
    }

    @Test
    void aLongTensorArrivesInOrderInPiecesThatAreSmallerThanIt() {
        float[] values = new float[3_000_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Path file = folder.resolve("long.safetensors");
        new Safetensors(Map.of(), Map.of("w", List.of((long) values.length)), Map.of("w", values)).write(file);
        float[] read = new float[values.length];
        FloatBuffer target = FloatBuffer.wrap(read);
        List<Integer> pieces = new ArrayList<>();
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            opened.read("w", piece -> {
                pieces.add(piece.remaining());
                target.put(piece);
            });
            assertThat(opened.digest()).isEqualTo(ContentId.of(Files.readAllBytes(file)));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(read).isEqualTo(values);
        assertThat(pieces).hasSizeGreaterThan(2).allMatch(piece -> piece <= 1 << 20);
    }

    @Test
    void aFileThatIsCutAfterItWasOpenedIsSaid() throws Exception {
        Path file = folder.resolve("shrinking.safetensors");
        new Safetensors(Map.of(), Map.of("w", List.of(4L)), Map.of("w", new float[4])).write(file);
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            byte[] all = Files.readAllBytes(file);
            Files.write(file, java.util.Arrays.copyOf(all, all.length - 4));
            assertThatThrownBy(() -> opened.read("w", piece -> {}))
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("The weights shrinking.safetensors cannot be read: it is cut short.");
        }
    }

    @Test
    void aHeaderLongerThanTheFileIsRefusedBeforeAnythingIsReserved() throws Exception {
        refused(header("{}", 1 << 24), "cut short within its header");
        refused(header("{}", Integer.MAX_VALUE), "no safetensors header");
        refused(header("{}", Long.MIN_VALUE), "no safetensors header");
        refused(header("{}", 0), "no safetensors header");
    }

    @Test
    void aHeaderWithTooManyTensorsOrDimensionsOrWithMoreBehindItIsRefused() throws Exception {
        StringBuilder many = new StringBuilder("{");
        for (int i = 0; i <= 100_000; i++) {
            many.append(i == 0 ? "" : ",")
                    .append("\"t")
                    .append(i)
                    .append("\":{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}");
        }
        String header = many.append('}').toString();
        refused(header(header, header.length()), "more than the 100000 allowed");
        String deep = "{\"w\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(16) + "0],\"data_offsets\":[0,0]}}";
        refused(header(deep, deep.length()), "tensor w has 17 dimensions");
        refused(header("{} {}", 5), "not JSON");
        refused(header("{\"__metadata__\":[]}", 19), "its metadata is not a JSON object");
        String nested = "[".repeat(5000);
        refused(header(nested, nested.length()), "not JSON");
    }

    private void refused(byte[] content, String complaint) throws Exception {
        Path file = Files.write(folder.resolve("bad.safetensors"), content);
        assertThatThrownBy(() -> SafetensorsFile.open(file))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("The weights bad.safetensors cannot be read: ")
                .hasMessageContaining(complaint);
        // On Windows a file that somebody holds open cannot be deleted.
        Files.delete(file);
    }

    private static byte[] header(String json, long length) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(length)
                .put(text)
                .array();
    }
}
