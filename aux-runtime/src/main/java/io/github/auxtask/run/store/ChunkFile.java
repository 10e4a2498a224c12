package io.github.auxtask.run.store;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.evaluate.chunk.ChunkJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A journal as a file: a header that says what it is of, then the chunks, each forced to the disk, but no more often than every five
 * seconds. A file that cannot be written costs a warning and not the evaluation.
 */
public final class ChunkFile implements ChunkJournal {
    private static final long RHYTHM = TimeUnit.SECONDS.toNanos(5);

    private final Path file;
    private final ChunkHeader header;
    private final LongSupplier nanoTime;
    private final Consumer<String> warnings;
    private Runnable fence = () -> {};
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private List<byte[]> kept = List.of();
    private long length;
    private @Nullable FileChannel channel;
    private @Nullable Long forced;
    private boolean broken;

    private ChunkFile(Path file, ChunkHeader header, LongSupplier nanoTime, Consumer<String> warnings) {
        this.file = file;
        this.header = header;
        this.nanoTime = nanoTime;
        this.warnings = warnings;
    }

    /**
     * Reads what is there; writes nothing yet.
     *
     * @param warnings hears why something is not used or not kept
     */
    public static ChunkFile open(Path file, ChunkHeader header, LongSupplier nanoTime, Consumer<String> warnings) {
        ChunkFile journal = new ChunkFile(file, header, nanoTime, warnings);
        journal.read();
        return journal;
    }

    /**
     * The same with somebody who is asked before anything is written, and throws if this process may not any more.
     *
     * @return this
     */
    public ChunkFile fenced(Runnable guard) {
        fence = guard;
        return this;
    }

    private void read() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            byte[] content = ReadLimit.DATA.bytes(file);
            ChunkFrames.Whole whole = ChunkFrames.read(content);
            String difference = whole.entries().isEmpty()
                    ? "cannot be read"
                    : header.differenceFrom(whole.entries().get(0));
            if (difference == null) {
                kept = whole.entries().subList(1, whole.entries().size());
                length = whole.length();
                if (ChunkFrames.isAltered(content, whole.length())) {
                    warnings.accept("What was kept of the interrupted evaluation '" + header.name()
                            + "' was damaged after its first " + kept.size() + " parts: it goes on after those.");
                }
            } else {
                startOver(difference);
            }
        } catch (IOException e) {
            startOver("cannot be read (" + AtomicFile.reason(e) + ")");
        }
    }

    private void startOver(String why) {
        warnings.accept("What was kept of the interrupted evaluation '" + header.name() + "' " + why
                + ": it starts from its first image.");
    }

    @Override
    public List<byte[]> kept() {
        return kept;
    }

    @Override
    public void add(byte[] chunk) {
        if (broken) {
            return;
        }
        pending.writeBytes(ChunkFrames.frame(chunk));
        long now = nanoTime.getAsLong();
        if (forced == null || now - forced >= RHYTHM) {
            force();
            forced = now;
        }
    }

    @Override
    public void clear() {
        startOver("does not fit together");
        kept = List.of();
        length = 0;
    }

    private void force() {
        if (pending.size() == 0) {
            return;
        }
        fence.run();
        try {
            FileChannel out = channel == null ? start() : channel;
            AtomicFile.writeAll(out, ByteBuffer.wrap(pending.toByteArray()));
            out.force(true);
        } catch (IOException e) {
            broken = true;
            warnings.accept(
                    "If evaluation '" + header.name() + "' is interrupted, it cannot go on where it was: what it"
                            + " has done cannot be written to the store (" + AtomicFile.reason(e) + ").");
        }
        pending.reset();
    }

    /** Cuts off what is damaged or of something else. */
    private FileChannel start() throws IOException {
        FolderPath.make(file.toAbsolutePath().getParent());
        FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel = out;
        out.truncate(length);
        out.position(length);
        if (length == 0) {
            AtomicFile.writeAll(out, ByteBuffer.wrap(ChunkFrames.frame(header.bytes())));
        }
        return out;
    }

    @Override
    public void close() {
        try {
            force();
        } finally {
            closeChannel();
        }
    }

    private void closeChannel() {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Everything in it is on the disk already.
        }
    }
}
