package io.github.auxtask.ledger;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Appends to the ledger: one file for each command, begun with its first entry, each line forced to the disk. Killed at any moment, it
 * leaves whole lines and at most one half that nobody reads.
 */
public final class LedgerWriter {
    private static final int SESSION = 12;

    private final Path runs;
    private final Clock clock;
    private final String session = UUID.randomUUID().toString().replace("-", "").substring(0, SESSION);
    private List<ContentId> previous = List.of();
    private boolean begun;

    /**
     * A ledger of one command; nothing is written before the first entry.
     *
     * @param runs the folder of records
     */
    public LedgerWriter(Path runs, Clock clock) {
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Appends an entry.
     *
     * @param said what is planned now, or what came of it
     * @return the entry's id
     * @throws RunFailedException if the disk is full or the folder cannot be written
     */
    public synchronized ContentId append(
            LedgerEntry.Event event,
            ContentId run,
            String budget,
            Map<String, String> variant,
            long seed,
            LedgerEntry.Said said) {
        if (!begun) {
            // What others write from now on, they write beside this.
            previous = Ledger.read(runs).heads();
        }
        String at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        LedgerEntry entry = new LedgerEntry(event, run, budget, variant, seed, said, at, session, previous);
        write(LedgerLine.of(entry) + "\n");
        begun = true;
        previous = List.of(entry.id());
        return entry.id();
    }

    private void write(String line) {
        Path folder = runs.resolve(Ledger.FOLDER);
        Path file = folder.resolve(session + Ledger.ENDING);
        try {
            FolderPath.make(folder);
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
                AtomicFile.writeAll(channel, ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
        } catch (IOException e) {
            throw new RunFailedException("Cannot write the ledger: " + AtomicFile.reason(e) + ".", e);
        }
    }
}
