package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkFileTest {
    private static final ChunkHeader HEADER = new ChunkHeader("clean", "e1", "40 test images", "w1", "p1");

    @TempDir
    private Path folder;

    private Path file;
    private long now;
    private final List<String> warnings = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("a run").resolve("evaluation-e1.chunks");
    }

    private ChunkFile open(ChunkHeader header) {
        return ChunkFile.open(file, header, () -> now, warnings::add);
    }

    private void write(String... chunks) {
        try (ChunkFile journal = open(HEADER)) {
            for (String chunk : chunks) {
                journal.add(chunk.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private List<String> kept(ChunkHeader header) {
        try (ChunkFile journal = open(header)) {
            return journal.kept().stream()
                    .map(chunk -> new String(chunk, StandardCharsets.UTF_8))
                    .toList();
        }
    }

    @Test
    void whatWasKeptIsThereAgainAndGrows() {
        assertThat(kept(HEADER)).isEmpty();
        assertThat(file).as("looking writes nothing").doesNotExist();
        write("one", "two");
        assertThat(kept(HEADER)).containsExactly("one", "two");
        write("three");
        assertThat(kept(HEADER)).containsExactly("one", "two", "three");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aTornTailIsCutOffAndWhatIsBeforeItIsUsed() throws Exception {
        write("one", "two");
        int whole = (int) Files.size(file);
        write("three");
        byte[] all = Files.readAllBytes(file);
        for (int length = whole; length < all.length; length++) {
            Files.write(file, Arrays.copyOf(all, length));
            write("four");
            assertThat(kept(HEADER)).as("%d of %d bytes", length, all.length).containsExactly("one", "two", "four");
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void zerosWhereTheMachineDiedAreNoChunks() throws Exception {
        write("one");
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) + 100));
        assertThat(kept(HEADER)).containsExactly("one");
    }

    @Test
    void fromAnAlteredBitOnNothingIsUsedAndThatIsTold() throws Exception {
        write("one", "two");
        int second = (int) Files.size(file);
        write("three");
        int third = (int) Files.size(file);
        write("four");
        byte[] all = Files.readAllBytes(file);
        for (int bit = second * Byte.SIZE; bit < all.length * Byte.SIZE; bit++) {
            byte[] altered = all.clone();
            altered[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            Files.write(file, altered);
            warnings.clear();
            assertThat(kept(HEADER))
                    .as("bit %d", bit)
                    .isEqualTo(bit < third * Byte.SIZE ? List.of("one", "two") : List.of("one", "two", "three"));
            assertThat(warnings)
                    .as("bit %d", bit)
                    .singleElement()
                    .asString()
                    .contains("was damaged after its first " + (bit < third * Byte.SIZE ? 2 : 3) + " parts");
            assertThatThrownBy(() -> ChunkFrames.require(file))
                    .as("bit %d", bit)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void withoutItsHeaderNothingCanBeTrusted() throws Exception {
        write("one");
        byte[] all = Files.readAllBytes(file);
        all[20] ^= 1;
        Files.write(file, all);
        assertThat(kept(HEADER)).isEmpty();
        assertThat(warnings).singleElement().asString().contains("cannot be read: it starts from its first image");
    }

    @Test
    void whatIsOfAnotherModelOrMachineIsReplacedWithAWarning() {
        List<ChunkHeader> others = List.of(
                new ChunkHeader("clean", "e2", "40 test images", "w1", "p1"),
                new ChunkHeader("clean", "e1", "41 test images", "w1", "p1"),
                new ChunkHeader("clean", "e1", "40 test images", "w2", "p1"),
                new ChunkHeader("clean", "e1", "40 test images", "w1", "p2"));
        List<String> reasons =
                List.of("of another evaluation", "of other images", "of other weights", "by other programs");
        for (int i = 0; i < others.size(); i++) {
            write("one", "two");
            warnings.clear();
            try (ChunkFile journal = open(others.get(i))) {
                assertThat(journal.kept()).isEmpty();
                assertThat(warnings).singleElement().asString().contains("'clean'", reasons.get(i));
                journal.add(new byte[] {'1'});
            }
            assertThat(kept(others.get(i))).containsExactly("1");
        }
    }

    @Test
    void anotherNameOfTheSameEvaluationDoesNotMatter() {
        write("one");
        assertThat(kept(new ChunkHeader("natural", "e1", "40 test images", "w1", "p1")))
                .containsExactly("one");
    }

    @Test
    void cheapChunksAreWrittenEveryFiveSecondsAndTheFirstAtOnce() throws Exception {
        try (ChunkFile journal = open(HEADER)) {
            journal.add(new byte[] {'1'});
            assertThat(kept(HEADER)).hasSize(1);
            for (int second = 1; second < 5; second++) {
                now = TimeUnit.SECONDS.toNanos(second);
                journal.add(new byte[] {'2'});
            }
            assertThat(kept(HEADER)).hasSize(1);
            now = TimeUnit.SECONDS.toNanos(5);
            journal.add(new byte[] {'3'});
            assertThat(kept(HEADER)).hasSize(6);
            journal.add(new byte[] {'4'});
            assertThat(kept(HEADER)).hasSize(6);
        }
        assertThat(kept(HEADER)).as("closing writes the rest").hasSize(7);
    }

    @Test
    void whatIsClearedIsForgotten() {
        write("one", "two");
        try (ChunkFile journal = open(HEADER)) {
            journal.clear();
            assertThat(journal.kept()).isEmpty();
            journal.add(new byte[] {'3'});
        }
        assertThat(kept(HEADER)).containsExactly("3");
        assertThat(warnings).hasSize(1);
    }

    @Test
    void aStoreThatCannotBeWrittenCostsOneWarning() throws Exception {
        Files.createDirectories(file.resolve("in the way"));
        try (ChunkFile journal = open(HEADER)) {
            assertThat(journal.kept()).isEmpty();
            warnings.clear();
            for (int i = 0; i < 3; i++) {
                now += TimeUnit.MINUTES.toNanos(1);
                journal.add(new byte[] {'1'});
            }
        }
        assertThat(warnings).singleElement().asString().contains("'clean'", "cannot be written");
    }
}
