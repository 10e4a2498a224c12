package io.github.auxtask.data.npy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A large NumPy array of bytes, read where it lies on disk: the operating system keeps as much of it in memory as it likes. Safe to read
 * from several threads.
 */
public final class MappedNpy {
    private final MappedByteBuffer bytes;
    private final int offset;

    private MappedNpy(MappedByteBuffer bytes, int offset) {
        this.bytes = bytes;
        this.offset = offset;
    }

    /**
     * Opens a file of unsigned bytes.
     *
     * @param shape the extents that it must have
     * @throws BadInputException if it is missing, unreadable, truncated, too long, or an array of another type or shape
     */
    public static MappedNpy open(Path file, int... shape) {
        String what = file.toString();
        try {
            NpyHeader header = header(file, what);
            header.require(what, NpyType.UINT8, shape);
            header.requireLength(what, Files.size(file));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                return new MappedNpy(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()), header.offset());
            }
        } catch (NoSuchFileException e) {
            throw new BadInputException(file + " is missing: fetch the whole archive anew.", e);
        } catch (IOException e) {
            throw new BadInputException("Cannot read " + file + " (" + e + "): check the file and its permissions.", e);
        }
    }

    private static NpyHeader header(Path file, String what) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] prefix = in.readNBytes(NpyHeader.PREFIX);
            int length = NpyHeader.length(what, prefix);
            byte[] rest = in.readNBytes(length - prefix.length);
            byte[] head = java.util.Arrays.copyOf(prefix, prefix.length + rest.length);
            System.arraycopy(rest, 0, head, prefix.length, rest.length);
            return NpyHeader.parse(what, head);
        }
    }

    /** Copies elements from this row-major index on until the array is full. */
    public void read(int index, byte[] out) {
        bytes.get(offset + index, out);
    }
}
