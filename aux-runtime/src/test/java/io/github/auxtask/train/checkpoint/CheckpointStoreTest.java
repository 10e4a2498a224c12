package io.github.auxtask.train.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.EpochTotals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
    private static final ContentId RUN = ContentId.of("a run");

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    private static Checkpoint checkpoint(ContentId run, int step) {
        EpochTotals totals = new EpochTotals(128, 17, List.of(2.5, 1.0 / 3), 0.1, 1.5, List.of(0.5));
        EpochRecord record = new EpochRecord(1, 2.25, Map.of("cross-entropy", 2.0), 12.5, 10, 0.1, 3.5, 40);
        Progress progress = new Progress(
                run.hex(),
                0,
                1,
                step,
                totals,
                Map.of("learningRate", 0.1, "best", Double.NEGATIVE_INFINITY),
                Map.of("best", 0.1 + 0.2),
                List.of(record));
        return Checkpoint.of(
                progress,
                Map.of("conv.weight", new float[] {1.5f, Float.MIN_VALUE, -0.0f}),
                Map.of("momentum/conv.weight", new float[] {1e-30f, 3, step}),
                Map.of());
    }

    private Optional<Checkpoint> newest() {
        return new CheckpointStore(folder).newest(RUN, warnings::add);
    }

    private static boolean same(Checkpoint a, Checkpoint b) {
        return a.tensors().keySet().equals(b.tensors().keySet())
                && a.tensors().entrySet().stream()
                        .allMatch(entry ->
                                Arrays.equals(entry.getValue(), b.tensors().get(entry.getKey())));
    }

    private void writeTwo() {
        CheckpointStore store = new CheckpointStore(folder);
        store.write(checkpoint(RUN, 1));
        store.write(checkpoint(RUN, 2));
    }

    @Test
    void whatIsWrittenIsReadBitForBit() {
        Checkpoint written = checkpoint(RUN, 7);
        new CheckpointStore(folder.resolve("made on demand")).write(written);
        Checkpoint read = new CheckpointStore(folder.resolve("made on demand"))
                .newest(RUN, warnings::add)
                .orElseThrow();
        assertThat(read.progress()).isEqualTo(written.progress());
        assertThat(same(read, written)).isTrue();
        assertThat(warnings).isEmpty();
    }

    @Test
    void withoutAFolderThereIsNoCheckpoint() {
        assertThat(new CheckpointStore(folder.resolve("none")).newest(RUN, warnings::add))
                .isEmpty();
        assertThat(warnings).isEmpty();
    }

    @Test
    void theNewestOfManyIsFoundAndOnlyTwoAreKept() throws IOException {
        CheckpointStore store = new CheckpointStore(folder);
        for (int step = 0; step < 5; step++) {
            store.write(checkpoint(RUN, step));
        }
        assertThat(newest().orElseThrow().progress().step()).isEqualTo(4);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void anotherProcessGoesOnWithTheSequence() {
        writeTwo();
        CheckpointStore second = new CheckpointStore(folder);
        assertThat(second.newest(RUN, warnings::add)).isPresent();
        second.write(checkpoint(RUN, 3));
        assertThat(newest().orElseThrow().progress().step()).isEqualTo(3);
    }

    @Test
    void aDamagedNewestFallsBackToTheOlderWhereverTheDamageIs() throws IOException {
        writeTwo();
        byte[] whole = Files.readAllBytes(folder.resolve("checkpoint-1"));
        for (int position = 0; position < whole.length; position += 3) {
            byte[] damaged = whole.clone();
            damaged[position] ^= 4;
            Files.write(folder.resolve("checkpoint-1"), damaged);
            Checkpoint found = newest().orElseThrow();
            // A shape's digit, or a blank after the header, says nothing that is used; then all else must be whole.
            Checkpoint expected = checkpoint(RUN, found.progress().step() == 1 ? 1 : 2);
            assertThat(found.progress()).as("byte %d", position).isEqualTo(expected.progress());
            assertThat(same(found, expected)).as("byte %d", position).isTrue();
        }
        assertThat(warnings).isNotEmpty().allMatch(text -> text.contains("checkpoint-1"));
    }

    @Test
    void aTruncatedNewestFallsBackToTheOlder() throws IOException {
        writeTwo();
        byte[] whole = Files.readAllBytes(folder.resolve("checkpoint-1"));
        for (int length : new int[] {0, 5, 8, 100, whole.length / 2, whole.length - 1}) {
            Files.write(folder.resolve("checkpoint-1"), Arrays.copyOf(whole, length));
            assertThat(newest().orElseThrow().progress().step())
                    .as("%d bytes", length)
                    .isEqualTo(1);
        }
        assertThat(warnings).hasSize(6);
    }

    @Test
    void theDamagedOneIsOverwrittenNext() throws IOException {
        writeTwo();
        Files.write(folder.resolve("checkpoint-1"), new byte[] {1, 2, 3});
        CheckpointStore store = new CheckpointStore(folder);
        assertThat(store.newest(RUN, warnings::add)).isPresent();
        store.write(checkpoint(RUN, 9));
        warnings.clear();
        assertThat(newest().orElseThrow().progress().step()).isEqualTo(9);
        assertThat(warnings).isEmpty();
    }

    @Test
    void whenBothAreDamagedTrainingBeginsAnewAndSaysSo() throws IOException {
        writeTwo();
        Files.write(folder.resolve("checkpoint-0"), new byte[0]);
        Files.write(folder.resolve("checkpoint-1"), new byte[0]);
        assertThat(newest()).isEmpty();
        assertThat(warnings).hasSize(2);
    }

    @Test
    void theCheckpointOfAnotherRunIsPassedOver() {
        new CheckpointStore(folder).write(checkpoint(ContentId.of("another run"), 1));
        assertThat(newest()).isEmpty();
        assertThat(warnings).singleElement().asString().contains("another run");
    }

    @Test
    void whatAKilledWorkerWasWritingIsCleanedUp() throws IOException {
        writeTwo();
        Path left = Files.write(folder.resolve(".checkpoint-0.1234.tmp"), new byte[10]);
        assertThat(newest()).isPresent();
        assertThat(left).doesNotExist();
    }

    @Test
    void deletingLeavesNothing() throws IOException {
        writeTwo();
        new CheckpointStore(folder).delete();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        assertThat(newest()).isEmpty();
    }
}
