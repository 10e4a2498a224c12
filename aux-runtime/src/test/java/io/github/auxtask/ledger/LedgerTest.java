package io.github.auxtask.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LedgerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-26T21:03:00.5Z"), ZoneOffset.UTC);
    private static final Map<String, List<Long>> PLANNED = Map.of("full", List.of(1L, 2L));

    @TempDir
    private Path runs;

    @Test
    void whatIsWrittenIsReadAndEachLineFollowsTheOneBefore() {
        LedgerWriter writer = writer();
        append(writer, LedgerEntry.Event.STARTED, 1);
        append(writer, LedgerEntry.Event.FINISHED, 1);
        Ledger ledger = Ledger.read(runs);
        assertThat(ledger.problems()).isEmpty();
        assertThat(ledger.entries())
                .extracting(LedgerEntry::event)
                .containsExactly(LedgerEntry.Event.STARTED, LedgerEntry.Event.FINISHED);
        LedgerEntry first = ledger.entries().get(0);
        assertThat(first.at()).isEqualTo("2026-11-26T21:03:00Z");
        assertThat(first.said().planned()).isEqualTo(PLANNED);
        assertThat(first.previous()).isEmpty();
        assertThat(ledger.entries().get(1).previous()).containsExactly(first.id());
    }

    @Test
    void aFolderWithoutALedgerHasAnEmptyOne() {
        assertThat(Ledger.read(runs)).isEqualTo(Ledger.EMPTY);
    }

    @Test
    void aLineThatWasTakenOutShows() throws IOException {
        LedgerWriter writer = writer();
        append(writer, LedgerEntry.Event.STARTED, 1);
        append(writer, LedgerEntry.Event.FINISHED, 1);
        append(writer, LedgerEntry.Event.STARTED, 2);
        Path file = files().get(0);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(2)));
        assertThat(Ledger.read(runs).problems()).singleElement().asString().contains("a seed 2", "taken out");
    }

    @Test
    void aFileThatWasTakenOutShowsOnceAnotherCommandHasWritten() throws IOException {
        append(writer(), LedgerEntry.Event.STARTED, 1);
        Path file = files().get(0);
        append(writer(), LedgerEntry.Event.STARTED, 2);
        assertThat(Ledger.read(runs).problems()).isEmpty();
        Files.delete(file);
        assertThat(Ledger.read(runs).problems()).hasSize(1);
    }

    @Test
    void aLineThatWasChangedShowsInItselfOrInWhatFollows() throws IOException {
        LedgerWriter writer = writer();
        append(writer, LedgerEntry.Event.STARTED, 1);
        append(writer, LedgerEntry.Event.FINISHED, 1);
        Path file = files().get(0);
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\\[1,2]", "[1,3]"));
        assertThat(Ledger.read(runs).problems())
                .anySatisfy(problem -> assertThat(problem).contains("line 1, is no line of a ledger"))
                .anySatisfy(problem -> assertThat(problem).contains("follows a line that is not there"));
        Files.writeString(file, text.replaceFirst("\"seed\":1", "\"seed\": 1"));
        assertThat(Ledger.read(runs).problems())
                .anySatisfy(problem -> assertThat(problem).contains("line 1, is no line of a ledger"));
    }

    @Test
    void aLineOfAnOlderVersionIsReadAndWhateverFlipsInTheLastLineOfOursShows() throws IOException {
        LedgerWriter writer = writer();
        append(writer, LedgerEntry.Event.STARTED, 1);
        Path file = files().get(0);
        String line = Files.readString(file);
        Files.writeString(file, Ledger.read(runs).entries().get(0).text() + "\n");
        assertThat(Ledger.read(runs).problems()).isEmpty();
        assertThat(Ledger.read(runs).entries()).hasSize(1);
        byte[] good = line.getBytes(StandardCharsets.UTF_8);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] flipped = good.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file, flipped);
            assertThat(Ledger.read(runs).problems()).as("bit %d", bit).isNotEmpty();
        }
    }

    @Test
    void aWorkerThatWasKilledLeavesHalfALineThatNobodyMinds() throws IOException {
        LedgerWriter killed = writer();
        append(killed, LedgerEntry.Event.STARTED, 1);
        append(killed, LedgerEntry.Event.FINISHED, 1);
        Path file = files().get(0);
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 20));
        append(writer(), LedgerEntry.Event.STARTED, 2);
        Ledger ledger = Ledger.read(runs);
        assertThat(ledger.problems()).isEmpty();
        assertThat(ledger.entries()).hasSize(2);
    }

    @Test
    void ledgersOfTwoPeopleLieSideBySide() {
        append(writer(), LedgerEntry.Event.STARTED, 1);
        LedgerWriter mine = writer();
        LedgerWriter yours = writer();
        append(mine, LedgerEntry.Event.STARTED, 2);
        append(yours, LedgerEntry.Event.STARTED, 3);
        append(mine, LedgerEntry.Event.FINISHED, 2);
        append(yours, LedgerEntry.Event.FINISHED, 3);
        assertThat(Ledger.read(runs).problems()).isEmpty();
        assertThat(Ledger.read(runs).heads()).hasSize(2);
        append(writer(), LedgerEntry.Event.STARTED, 4);
        assertThat(Ledger.read(runs).heads()).hasSize(1);
    }

    @Test
    void whatLooksLikeALedgerAndIsNoneShows() throws IOException {
        Path folder = runs.resolve(Ledger.FOLDER);
        append(writer(), LedgerEntry.Event.STARTED, 1);
        Path written = files().get(0);
        Files.move(written, folder.resolve("loud.JSONL"));
        Files.createDirectories(folder.resolve("folder.jsonl"));
        Files.createSymbolicLink(folder.resolve("link.jsonl"), runs.resolve("nowhere"));
        Files.writeString(folder.resolve("README.md"), "What people write about it.");
        assertThat(Ledger.read(runs).problems())
                .containsExactly(
                        "ledger/folder.jsonl is a folder, where a part of the ledger is looked for: move it away, and if a file was here, bring it back from the history of the repository.",
                        "ledger/link.jsonl is a link that leads to no file, where a part of the ledger is looked for: move it away, and if a file was here, bring it back from the history of the repository.",
                        "ledger/loud.JSONL is not read: give it the ending .jsonl, or move it away.");
    }

    @Test
    void aFileInAnotherEncodingShows() throws IOException {
        append(writer(), LedgerEntry.Event.STARTED, 1);
        Path file = files().get(0);
        Files.writeString(file, Files.readString(file), StandardCharsets.UTF_16);
        assertThat(Ledger.read(runs).problems())
                .singleElement()
                .asString()
                .endsWith(".jsonl is not UTF-8: it was changed; bring it back from the history of the repository.");
    }

    @Test
    void aFileInThePlaceOfTheLedgersFolderShows() throws IOException {
        Files.writeString(runs.resolve(Ledger.FOLDER), "");
        assertThat(Ledger.read(runs).problems())
                .containsExactly(
                        "'ledger' is not a folder, so no line of the ledger can be in it: bring it back from the history of the repository.");
    }

    private LedgerWriter writer() {
        return new LedgerWriter(runs, CLOCK);
    }

    private static void append(LedgerWriter writer, LedgerEntry.Event event, long seed) {
        writer.append(
                event,
                ContentId.of("run " + seed),
                "full",
                Map.of("network", "a"),
                seed,
                new LedgerEntry.Said(
                        event == LedgerEntry.Event.STARTED ? PLANNED : Map.of(),
                        event == LedgerEntry.Event.STARTED ? Map.of("full", List.of("clean")) : Map.of(),
                        event == LedgerEntry.Event.FINISHED ? "ab".repeat(32) : ""));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(runs.resolve(Ledger.FOLDER))) {
            return files.toList();
        }
    }
}
