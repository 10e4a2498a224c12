package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.NeededRun;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.made.MadeArray;
import io.github.auxtask.data.made.MadeData;
import io.github.auxtask.data.made.MadeType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the files: what is read is what was made, and what is damaged is made again, alone. */
class MadeFolderTest {
    private static final String HERE = "these programs";
    private static final ImageShape SHAPE = new ImageShape(3, 2, 2);
    private static final MadeLayout LAYOUT = new MadeLayout(
            10,
            List.of(
                    new MadeArray("k50", MadeType.FLOAT16, SHAPE),
                    new MadeArray("k100", MadeType.UINT8, new ImageShape(1, 2, 2))),
            3);
    private static final MadeKey KEY = new MadeKey(
            "sign",
            1,
            Map.of("steps", 50),
            "train",
            "3".repeat(64),
            Map.of(),
            List.of(new NeededRun("source", ContentId.of("source run"))));

    @TempDir
    Path root;

    private RunStore store;

    @BeforeEach
    void openStore() {
        store = RunStore.open(root);
    }

    @Test
    void theIdDependsOnAllThatDecidesAndOnNothingElse() {
        ContentId id = KEY.id();
        assertThat(key("sign", 1, 50.0, "train", "3", Map.of(), KEY.needs())).isEqualTo(id);
        assertThat(List.of(
                        key("sing", 1, 50, "train", "3", Map.of(), KEY.needs()),
                        key("sign", 2, 50, "train", "3", Map.of(), KEY.needs()),
                        key("sign", 1, 51, "train", "3", Map.of(), KEY.needs()),
                        key("sign", 1, 50, "test", "3", Map.of(), KEY.needs()),
                        key("sign", 1, 50, "train", "4", Map.of(), KEY.needs()),
                        key("sign", 1, 50, "train", "3", Map.of("size", 64), KEY.needs()),
                        key("sign", 1, 50, "train", "3", Map.of(), List.of()),
                        key(
                                "sign",
                                1,
                                50,
                                "train",
                                "3",
                                Map.of(),
                                List.of(new NeededRun("teacher", ContentId.of("source run"))))))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    private static ContentId key(
            String maker,
            int version,
            Object steps,
            String images,
            String digit,
            Map<String, Object> dataSettings,
            List<NeededRun> needs) {
        return new MadeKey(maker, version, Map.of("steps", steps), images, digit.repeat(64), dataSettings, needs).id();
    }

    @Test
    void whatWasMadeIsReadFromAnyChunk() {
        MadeFolder folder = make(folder(), HERE);
        assertThat(folder.isComplete()).isTrue();
        check(folder.data());
        MadeFolder again = folder();
        assertThat(again.inspect("other programs that only read")).isEmpty();
        assertThat(again.isComplete()).isTrue();
        check(again.data());
        assertThat(again.data().digest()).isEqualTo(folder.data().digest());
    }

    @Test
    void aLayoutCutsSoThatEveryExampleIsInOneChunk() {
        assertThat(LAYOUT.chunks()).isEqualTo(4);
        assertThat(LAYOUT.size(3)).isEqualTo(1);
        assertThat(LAYOUT.bytes()).isEqualTo(10 * (24 + 4));
        MadeLayout large = MadeLayout.of(50_000, List.of(new MadeArray("x", MadeType.FLOAT16, ImageShape.RGB_32)));
        assertThat(large.bytes(0)).isBetween(8_000_000, 8 << 20);
        assertThat(large.chunks() * (long) large.perChunk()).isGreaterThanOrEqualTo(50_000);
        assertThat(large.from(large.chunks() - 1) + large.size(large.chunks() - 1))
                .isEqualTo(50_000);
    }

    /** Killed at any point, it goes on with the next chunk, and comes to the same digest. */
    @Test
    void afterAKillOnlyWhatIsMissingIsMade() throws IOException {
        ContentId undisturbed = make(new MadeFolder(root.resolve("elsewhere"), KEY, LAYOUT), HERE)
                .data()
                .digest();
        MadeFolder first = folder();
        first.inspect(HERE);
        first.add(0, HERE, values(0));
        first.add(2, HERE, values(2));
        Files.write(path().resolve(".chunk-00001.safetensors.1234.tmp"), new byte[17]);

        MadeFolder second = folder();
        assertThat(second.inspect(HERE)).isEmpty();
        assertThat(second.isComplete()).isFalse();
        assertThat(second.missing()).containsExactly(1, 3);
        assertThatThrownBy(second::data).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(second::finish).isInstanceOf(IllegalStateException.class);
        second.discardLeftovers();
        assertThat(path().resolve(".chunk-00001.safetensors.1234.tmp")).doesNotExist();
        second.add(1, HERE, values(1));
        second.add(3, HERE, values(3));
        // all chunks are there, but nobody has said so yet: the next command does
        MadeFolder third = folder();
        assertThat(third.inspect(HERE)).isEmpty();
        assertThat(third.isComplete()).isFalse();
        assertThat(third.missing()).isEmpty();
        assertThat(third.finish()).isFalse();

        check(third.data());
        assertThat(third.data().digest()).isEqualTo(undisturbed);
    }

    @Test
    void chunksOfOtherProgramsAreNotMixedIn() {
        MadeFolder first = folder();
        first.inspect("programs of yesterday");
        first.add(0, "programs of yesterday", values(0));

        MadeFolder second = folder();
        assertThat(second.inspect(HERE))
                .containsExactly(
                        "Chunk 1 of 4 of the data made by sign 1 cannot be used (it was made by other programs or on"
                                + " another machine): it is made again.");
        assertThat(second.missing()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aTruncatedChunkIsFoundAndMadeAgainAlone() throws IOException {
        ContentId digest = make(folder(), HERE).data().digest();
        Path chunk = path().resolve("chunk-00001.safetensors");
        byte[] whole = Files.readAllBytes(chunk);
        for (int length : new int[] {0, 5, 100, whole.length - 1}) {
            Files.write(chunk, java.util.Arrays.copyOf(whole, length));
            MadeFolder damaged = folder();
            assertThat(damaged.inspect(HERE)).singleElement().asString().startsWith("Chunk 2 of 4 of the data made by");
            assertThat(damaged.missing()).containsExactly(1);
        }
        MadeFolder repaired = folder();
        repaired.inspect(HERE);
        repaired.add(1, HERE, values(1));
        assertThat(repaired.finish()).isFalse();
        assertThat(repaired.data().digest()).isEqualTo(digest);
        check(repaired.data());
    }

    @Test
    void aChunkThatIsGoneIsMissedOnceTheDataIsComplete() throws IOException {
        make(folder(), HERE);
        Files.delete(path().resolve("chunk-00002.safetensors"));
        MadeFolder damaged = folder();
        assertThat(damaged.inspect(HERE)).singleElement().asString().contains("(it is missing)");
        assertThat(damaged.isComplete()).isFalse();
    }

    /** Wherever a bit falls over: the chunk is refused, or its values are still right. */
    @Test
    void noFlippedBitLeadsToOtherValues() throws IOException {
        make(folder(), HERE);
        Path chunk = path().resolve("chunk-00003.safetensors");
        byte[] whole = Files.readAllBytes(chunk);
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= (byte) (1 << at % 8);
            Files.write(chunk, flipped);
            MadeFolder damaged = folder();
            List<String> problems = damaged.inspect(HERE);
            if (problems.isEmpty()) {
                check(damaged.data());
            } else {
                assertThat(damaged.missing()).containsExactly(3);
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(whole.length - 150);
    }

    @Test
    void aChunkInAnotherOnesPlaceIsRefused() throws IOException {
        make(folder(), HERE);
        Files.copy(
                path().resolve("chunk-00000.safetensors"),
                path().resolve("chunk-00001.safetensors"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        MadeFolder swapped = folder();
        assertThat(swapped.inspect(HERE)).singleElement().asString().contains("(its header is not that of this chunk)");
    }

    @Test
    void aManifestThatIsDamagedIsWrittenAnew() throws IOException {
        ContentId digest = make(folder(), HERE).data().digest();
        Path manifest = path().resolve("made.json");
        String json = Files.readString(manifest);
        for (String damaged : List.of("", "{", json.replaceFirst("\"[0-9a-f]{63}", "\"" + "0".repeat(63)))) {
            Files.writeString(manifest, damaged);
            MadeFolder folder = folder();
            folder.inspect(HERE);
            assertThat(folder.isComplete()).isFalse();
            assertThat(folder.missing()).isEmpty();
            folder.finish();
            assertThat(folder.data().digest()).isEqualTo(digest);
            assertThat(Files.readString(manifest)).isEqualTo(json);
        }
    }

    /** On another machine the same maker may round differently: that is said, and the digest tells. */
    @Test
    void aChunkThatComesOutDifferentlyChangesTheDigest() throws IOException {
        ContentId digest = make(folder(), HERE).data().digest();
        Files.delete(path().resolve("chunk-00003.safetensors"));
        MadeFolder folder = folder();
        folder.inspect("another machine");
        folder.add(3, "another machine", values(2).limit(LAYOUT.bytes(3)));
        assertThat(folder.finish()).isTrue();
        assertThat(folder.data().digest()).isNotEqualTo(digest);
        MadeFolder again = folder();
        assertThat(again.inspect(HERE)).isEmpty();
        assertThat(again.isComplete()).isTrue();
    }

    @Test
    void otherToolsReadTheChunks() throws IOException {
        make(folder(), HERE);
        byte[] file = Files.readAllBytes(path().resolve("chunk-00000.safetensors"));
        int length = (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        assertThat(length % 8).isZero();
        JsonNode header = new JsonMapper().readTree(java.util.Arrays.copyOfRange(file, 8, 8 + length));
        assertThat(header.path("k50").path("dtype").asText()).isEqualTo("F16");
        assertThat(header.path("k50").path("shape")).hasToString("[3,3,2,2]");
        assertThat(header.path("k100").path("data_offsets")).hasToString("[72,84]");
        assertThat(file).hasSize(8 + length + 84);
    }

    private MadeFolder folder() {
        return store.made(KEY, LAYOUT);
    }

    private Path path() {
        return root.resolve("made").resolve(KEY.id().hex());
    }

    private static MadeFolder make(MadeFolder folder, String programs) {
        folder.inspect(programs);
        for (int chunk : folder.missing()) {
            folder.add(chunk, programs, values(chunk));
        }
        folder.finish();
        return folder;
    }

    /** Value v of example i is i + v / 64 for k50, and (i + v) / 255 for k100. */
    private static ByteBuffer values(int chunk) {
        ByteBuffer values = ByteBuffer.allocate(LAYOUT.bytes(chunk)).order(ByteOrder.LITTLE_ENDIAN);
        for (MadeArray array : LAYOUT.arrays()) {
            for (int i = 0; i < LAYOUT.size(chunk); i++) {
                float[] one = example(array, LAYOUT.from(chunk) + i);
                array.type().encode(one, 0, one.length, values);
            }
        }
        return values.flip();
    }

    private static float[] example(MadeArray array, int index) {
        float[] values = new float[array.shape().size()];
        for (int v = 0; v < values.length; v++) {
            values[v] = array.type() == MadeType.UINT8 ? (index + v) / 255f : index + v / 64f;
        }
        return values;
    }

    private static void check(MadeData data) {
        for (MadeArray array : data.arrays()) {
            for (int index = 0; index < data.count(); index++) {
                float[] out = new float[array.shape().size() + 2];
                data.read(array.name(), index, out, 1);
                assertThat(java.util.Arrays.copyOfRange(out, 1, out.length - 1)).isEqualTo(example(array, index));
                assertThat(out[0] + out[out.length - 1]).isZero();
            }
        }
        assertThatThrownBy(() -> data.read("k50", data.count(), new float[12], 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
