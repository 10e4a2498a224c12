package io.github.auxtask.data.npy;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A large NumPy array of bytes, read where it lies on disk: the operating system keeps as much of it in memory as it likes. Files of
 * any length; safe to read from several threads.
 */
public final class MappedNpy {
    /** A mapping holds less than 2 GiB, so a file is mapped in windows of this many bytes. */
    private static final int WINDOW = 1 << 30;

    private final NpyHeader header;
    private final int window;
    private final MappedByteBuffer[] windows;

    private MappedNpy(NpyHeader header, int window, MappedByteBuffer[] windows) {
        this.header = header;
        this.window = window;
        this.windows = windows;
    }

    /**
     * Opens a file of unsigned bytes.
     *
     * @param shape the extents that it must have
     * @throws BadInputException if it is missing, unreadable, truncated, too long, or an array of another type or shape
     */
    public static MappedNpy open(Path file, int... shape) {
        return open(file, WINDOW, header -> header.require(file.toString(), NpyType.UINT8, shape));
    }

    /**
     * Opens a file of unsigned bytes of any shape.
     *
     * @throws BadInputException if it is missing, unreadable, truncated, too long, or an array of another type
     */
    public static MappedNpy ofAnyShape(Path file) {
        return ofAnyShape(file, WINDOW);
    }

    /** @param window bytes that are mapped at once */
    static MappedNpy ofAnyShape(Path file, int window) {
        return open(file, window, header -> header.require(file.toString(), NpyType.UINT8, header.shape()));
    }

    private static MappedNpy open(Path file, int window, Consumer<NpyHeader> check) {
        String what = file.toString();
        try {
            NpyHeader header = header(file, what);
            check.accept(header);
            header.requireLength(what, Files.size(file));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return new MappedNpy(header, window, windows(channel, window));
            }
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " is missing: fetch the whole archive anew.", e);
        } catch (IOException e) {
            throw new BadInputException(
                    "Cannot read " + file + " (" + AtomicFile.reason(e) + "): check the file and its permissions.", e);
        }
    }

    private static MappedByteBuffer[] windows(FileChannel channel, int window) throws IOException {
        long length = channel.size();
        MappedByteBuffer[] windows = new MappedByteBuffer[Math.toIntExact((length + window - 1) / window)];
        for (int i = 0; i < windows.length; i++) {
            long from = (long) i * window;
            windows[i] = channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(window, length - from));
        }
        return windows;
    }

    private static NpyHeader header(Path file, String what) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] prefix = in.readNBytes(NpyHeader.PREFIX);
            int length = NpyHeader.length(what, prefix);
            byte[] rest = in.readNBytes(length - prefix.length);
            byte[] head = Arrays.copyOf(prefix, prefix.length + rest.length);
            System.arraycopy(rest, 0, head, prefix.length, rest.length);
            return NpyHeader.parse(what, head);
        }
    }

    /** Extents, outermost first. A copy. */
    public int[] shape() {
        return header.shape().clone();
    }

    /** Copies elements from this row-major index on until the array is full. */
    public void read(long index, byte[] out) {
        read(index, out, 0, out.length);
    }

    /**
     * Copies elements.
     *
     * @param index row-major, of the first
     * @param out receives {@code length} bytes from {@code at} on
     */
    public void read(long index, byte[] out, int at, int length) {
        long position = header.offset() + index;
        int done = 0;
        while (done < length) {
            MappedByteBuffer mapped = windows[Math.toIntExact(position / window)];
            int from = (int) (position % window);
            int some = Math.min(length - done, mapped.capacity() - from);
            mapped.get(from, out, at + done, some);
            done += some;
            position += some;
        }
    }
}
