package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.made.MadeData;
import io.github.auxtask.lease.LeaseKeeper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Made data in the store: a file for each chunk and, once all are there, a manifest with their digests. Every file appears whole or not
 * at all, and is verified before it is used; a chunk that is missing, damaged or not of the same programs as the others is made again,
 * alone. Whoever makes chunks holds the lock; readers need none.
 */
public final class MadeFolder {
    private final Path path;
    private final MadeKey key;
    private final MadeLayout layout;
    private final @Nullable MadeChunk[] chunks;
    private Optional<MadeManifest> manifest = Optional.empty();

    /** @param path need not exist */
    MadeFolder(Path path, MadeKey key, MadeLayout layout) {
        this.path = path;
        this.key = key;
        this.layout = layout;
        this.chunks = new MadeChunk[layout.chunks()];
    }

    /** What the data is. */
    public MadeKey key() {
        return key;
    }

    /** How it is cut. */
    public MadeLayout layout() {
        return layout;
    }

    /** Takes the right to make chunks; empty if another process has it. */
    public Optional<RunLock> tryLock() {
        return RunLock.tryTake(path.resolve("lock"));
    }

    /**
     * Reads and verifies all that is there.
     *
     * @param programs id of the programs and the machine that would go on
     * @return why chunks that are there are not used, a sentence each
     */
    public List<String> inspect(String programs) {
        List<String> problems = new ArrayList<>();
        manifest = MadeManifest.read(path.resolve("made.json"), key.id(), layout);
        for (int chunk = 0; chunk < chunks.length; chunk++) {
            chunks[chunk] = null;
            try {
                MadeChunk found = MadeChunk.read(file(chunk), key.id(), layout, chunk);
                String flaw = flaw(chunk, found, programs);
                if (flaw == null) {
                    chunks[chunk] = found;
                } else {
                    problems.add(problem(chunk, flaw));
                }
            } catch (NoSuchFileException e) {
                // Never made, or lost with the machine.
                if (manifest.isPresent()) {
                    problems.add(problem(chunk, "it is missing"));
                }
            } catch (IOException e) {
                problems.add(problem(chunk, AtomicFile.reason(e)));
            }
        }
        return problems;
    }

    /** While it is made, all chunks must come from the same programs; once it is complete, the manifest says what they are. */
    private @Nullable String flaw(int chunk, MadeChunk found, String programs) {
        if (manifest.isPresent()) {
            return found.digest().equals(manifest.get().chunks().get(chunk))
                    ? null
                    : "its values are not those that the data was completed with";
        }
        return found.programs().equals(programs) ? null : "it was made by other programs or on another machine";
    }

    private String problem(int chunk, String flaw) {
        return "Chunk " + (chunk + 1) + " of " + chunks.length + " of the data made by " + key.label()
                + " cannot be used (" + flaw + "): it is made again.";
    }

    /** The chunks that have to be made, in order. */
    public int[] missing() {
        return IntStream.range(0, chunks.length)
                .filter(chunk -> chunks[chunk] == null)
                .toArray();
    }

    /**
     * Keeps a chunk.
     *
     * @param values of all arrays, little-endian, from its position to its limit
     * @throws io.github.auxtask.core.RunFailedException if the disk is full or the store cannot be written
     */
    public void add(int chunk, String programs, ByteBuffer values) {
        if (values.remaining() != layout.bytes(chunk)) {
            throw new IllegalArgumentException(
                    "chunk " + chunk + " has " + values.remaining() + " bytes instead of " + layout.bytes(chunk));
        }
        LeaseKeeper.ofThisProcess().requireHeld(path);
        MadeChunk.write(file(chunk), key.id(), layout, chunk, programs, values);
        try {
            chunks[chunk] = MadeChunk.read(file(chunk), key.id(), layout, chunk);
        } catch (IOException e) {
            throw new RunFailedException(
                    "What was just written to the store cannot be read back: " + AtomicFile.reason(e)
                            + "; is the disk sound?",
                    e);
        }
    }

    /** Removes what a process that was killed in the middle of a file has left; for whoever holds the lock. */
    public void discardLeftovers() {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(path, ".*.tmp")) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They only take room.
        }
    }

    /** For how many examples there are files already; nothing is read or verified. */
    public int present() {
        return IntStream.range(0, chunks.length)
                .filter(chunk -> Files.exists(file(chunk)))
                .map(layout::size)
                .sum();
    }

    /** Whether everything is there and was declared complete. */
    public boolean isComplete() {
        return manifest.isPresent() && missing().length == 0;
    }

    /**
     * Declares complete what is there, unless it is that already.
     *
     * @return whether it was complete before with other values: chunks that were damaged came out differently
     * @throws IllegalStateException if a chunk is missing
     */
    public boolean finish() {
        MadeManifest now =
                new MadeManifest(whole().stream().map(MadeChunk::digest).toList());
        boolean changed = manifest.isPresent() && !manifest.get().equals(now);
        if (manifest.isEmpty() || changed) {
            now.write(path.resolve("made.json"), key, layout);
            manifest = Optional.of(now);
        }
        return changed;
    }

    /**
     * The values, for reading.
     *
     * @throws IllegalStateException if a chunk is missing
     */
    public MadeData data() {
        List<MadeChunk> all = whole();
        ContentId digest = new MadeManifest(all.stream().map(MadeChunk::digest).toList()).digest();
        return new MappedMadeData(layout, all.stream().map(MadeChunk::values).toList(), digest);
    }

    private List<MadeChunk> whole() {
        List<MadeChunk> all = new ArrayList<>();
        for (MadeChunk chunk : chunks) {
            if (chunk == null) {
                throw new IllegalStateException("the data made by " + key.label() + " is not complete");
            }
            all.add(chunk);
        }
        return all;
    }

    private Path file(int chunk) {
        return path.resolve(String.format(Locale.ROOT, "chunk-%05d.safetensors", chunk));
    }
}
