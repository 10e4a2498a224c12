package io.github.auxtask.run.store;

import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Entries of a file that only grows: each with its length and its CRC-32 before it, both as four bytes. A process or a machine may
 * die in the middle of one, and what lies after a damaged entry is not looked at.
 */
final class ChunkFrames {
    private static final int HEAD = 2 * Integer.BYTES;

    private ChunkFrames() {}

    /**
     * What is whole at the beginning of a file.
     *
     * @param entries in order
     * @param length where the last of them ends
     */
    record Whole(List<byte[]> entries, int length) {}

    /** @param entry not empty: zeros, which some file systems leave where they had no time to write, are no entry */
    static byte[] frame(byte[] entry) {
        if (entry.length == 0) {
            throw new IllegalArgumentException("an entry is not empty");
        }
        return ByteBuffer.allocate(HEAD + entry.length)
                .putInt(entry.length)
                .putInt(checksum(entry))
                .put(entry)
                .array();
    }

    static Whole read(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        List<byte[]> entries = new ArrayList<>();
        int whole = 0;
        while (in.remaining() > HEAD) {
            int length = in.getInt();
            int checksum = in.getInt();
            if (length < 1 || length > in.remaining()) {
                break;
            }
            byte[] entry = new byte[length];
            in.get(entry);
            if (checksum(entry) != checksum) {
                break;
            }
            entries.add(entry);
            whole = in.position();
        }
        return new Whole(entries, whole);
    }

    /**
     * Reads a file only to see whether an entry was changed; a torn last one is what a killed process leaves.
     *
     * @throws IOException if one was
     */
    static void require(Path file) throws IOException {
        byte[] content = ReadLimit.DATA.bytes(file);
        Whole whole = read(content);
        boolean nothing = whole.entries().isEmpty() && content.length > 0;
        if (nothing || isAltered(content, whole.length())) {
            throw new IOException("what lies after byte " + whole.length() + " was changed since it was written");
        }
    }

    /** Whether what follows the last whole entry is one with another checksum, and not one that was never finished. */
    static boolean isAltered(byte[] file, int whole) {
        if (file.length - whole <= HEAD) {
            return false;
        }
        int length = ByteBuffer.wrap(file, whole, Integer.BYTES).getInt();
        return length < 0 || (length > 0 && length <= file.length - whole - HEAD);
    }

    private static int checksum(byte[] entry) {
        CRC32 crc = new CRC32();
        crc.update(entry);
        return (int) crc.getValue();
    }
}
