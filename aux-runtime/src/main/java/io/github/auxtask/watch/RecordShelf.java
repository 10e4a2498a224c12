package io.github.auxtask.watch;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.provenance.RunRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Records that are asked for again and again: each is read anew only when its file has changed. */
final class RecordShelf {
    private final Map<Path, Read> known = new HashMap<>();

    private record Read(FileTime time, long size, Optional<RunRecord> record) {}

    /** The record in a file; empty if there is none, or none that can be read. */
    Optional<RunRecord> record(Path file) {
        try {
            FileTime time = Files.getLastModifiedTime(file);
            long size = Files.size(file);
            Read before = known.get(file);
            if (before == null || !before.time.equals(time) || before.size != size) {
                before = new Read(time, size, read(file));
                known.put(file, before);
            }
            return before.record;
        } catch (IOException e) {
            known.remove(file);
            return Optional.empty();
        }
    }

    private static Optional<RunRecord> read(Path file) {
        try {
            return Optional.of(RunRecord.read(file));
        } catch (BadInputException e) {
            return Optional.empty();
        }
    }
}
