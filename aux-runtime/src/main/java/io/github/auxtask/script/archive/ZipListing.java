package io.github.auxtask.script.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a zip archive says it has, if it says so twice: in the directory at its end and before each entry. Archives in which the two differ,
 * names come twice or entries overlap show one thing to one reader and another thing to the next.
 */
final class ZipListing {
    private static final int END = 0x06054b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_LENGTH = 22;
    private static final int CENTRAL_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int ENCRYPTED = 1;
    private static final int SIZES_FOLLOW = 8;
    private static final int DEFLATED = 8;

    /** The longest record of sizes behind an entry. */
    private static final int DESCRIPTOR = 24;

    private static final int MOST_ENTRIES = 20_000;
    private static final int MOST_DIRECTORY = 8 << 20;
    private static final long WIDE = 0xFFFFFFFFL;

    /**
     * An entry.
     *
     * @param deflated whether its bytes are compressed
     * @param start of its bytes in the file
     * @param stored number of bytes there
     * @param size number of bytes it is unpacked to
     */
    record Entry(String name, boolean deflated, long start, long stored, long size, long crc) {}

    private final FileChannel channel;

    ZipListing(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * All entries in the order in which they lie in the file.
     *
     * @throws IOException if it is no zip archive, or not a clear one; the message completes "cannot be read: ..."
     */
    List<Entry> read() throws IOException {
        long length = channel.size();
        if (length < END_LENGTH) {
            throw new IOException("it is no zip archive");
        }
        ByteBuffer end = bytes(length - END_LENGTH, END_LENGTH);
        if (end.getInt(0) != END || end.getShort(20) != 0) {
            throw new IOException("it is no zip archive, or cut short");
        }
        int count = Short.toUnsignedInt(end.getShort(10));
        long size = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        if (size == WIDE || start == WIDE || count == 0xFFFF) {
            throw new IOException("it is a zip archive of more than 4 GB or 65,534 entries");
        }
        if (count > MOST_ENTRIES || size > MOST_DIRECTORY) {
            throw new IOException("it has more than " + MOST_ENTRIES + " entries");
        }
        if (start + size > length - END_LENGTH) {
            throw new IOException("its directory lies outside the file");
        }
        return checked(directory(bytes(start, (int) size), count), start);
    }

    private List<Entry> directory(ByteBuffer directory, int count) throws IOException {
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = 0;
        for (int i = 0; i < count; i++) {
            if (at + CENTRAL_LENGTH > directory.limit() || directory.getInt(at) != CENTRAL) {
                throw new IOException("its directory is damaged");
            }
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int more =
                    Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
            if (at + CENTRAL_LENGTH + nameLength + more > directory.limit()) {
                throw new IOException("its directory is damaged");
            }
            byte[] raw = new byte[nameLength];
            directory.get(at + CENTRAL_LENGTH, raw);
            Entry entry = entry(directory, at, raw);
            if (!names.add(entry.name())) {
                throw new IOException("it has the entry '" + entry.name() + "' twice");
            }
            entries.add(entry);
            at += CENTRAL_LENGTH + nameLength + more;
        }
        if (at != directory.limit()) {
            throw new IOException("its directory has more in it than it says");
        }
        return entries;
    }

    private Entry entry(ByteBuffer directory, int at, byte[] raw) throws IOException {
        String name = new String(raw, StandardCharsets.UTF_8);
        int flags = Short.toUnsignedInt(directory.getShort(at + 8));
        int method = Short.toUnsignedInt(directory.getShort(at + 10));
        long crc = Integer.toUnsignedLong(directory.getInt(at + 16));
        long stored = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        long place = Integer.toUnsignedLong(directory.getInt(at + 42));
        if ((flags & ENCRYPTED) != 0 || (method != 0 && method != DEFLATED)) {
            throw new IOException("its entry '" + name + "' is encrypted or packed in a way that torch never packs");
        }
        if (stored == WIDE || size == WIDE || place == WIDE || (method == 0 && stored != size)) {
            throw new IOException("its entry '" + name + "' has sizes that cannot be");
        }
        ByteBuffer local = bytes(place, LOCAL_LENGTH + raw.length);
        byte[] again = new byte[raw.length];
        local.get(LOCAL_LENGTH, again);
        boolean sizesHere = (flags & SIZES_FOLLOW) == 0;
        boolean same = local.getInt(0) == LOCAL
                && Short.toUnsignedInt(local.getShort(6)) == flags
                && Short.toUnsignedInt(local.getShort(8)) == method
                && Short.toUnsignedInt(local.getShort(26)) == raw.length
                && java.util.Arrays.equals(raw, again)
                && agrees(local.getInt(14), crc, sizesHere)
                && agrees(local.getInt(18), stored, sizesHere)
                && agrees(local.getInt(22), size, sizesHere);
        if (!same) {
            throw new IOException("its entry '" + name + "' is another one in the directory than before its bytes");
        }
        long start = place + LOCAL_LENGTH + raw.length + Short.toUnsignedInt(local.getShort(28));
        return new Entry(name, method == DEFLATED, start, stored, size, crc);
    }

    /** Where sizes follow the entry, those before it are 0 or the same. */
    private static boolean agrees(int here, long directory, boolean required) {
        long value = Integer.toUnsignedLong(here);
        return value == directory || (!required && (value == 0 || value == WIDE));
    }

    private static List<Entry> checked(List<Entry> entries, long directory) throws IOException {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparingLong(Entry::start));
        long end = 0;
        for (Entry entry : sorted) {
            long header = entry.start() - LOCAL_LENGTH - entry.name().getBytes(StandardCharsets.UTF_8).length;
            if (header < end) {
                throw new IOException("its entry '" + entry.name() + "' overlaps with another one");
            }
            end = entry.start() + entry.stored();
        }
        if (end > directory || directory - end > DESCRIPTOR) {
            throw new IOException("it has bytes that no entry owns, or an entry that ends behind the file");
        }
        return sorted;
    }

    private ByteBuffer bytes(long position, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it is cut short");
            }
        }
        return buffer.flip();
    }
}
