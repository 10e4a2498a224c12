package io.github.auxtask.script.archive;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * An open TorchScript archive: its source files, its two pickles and its tensors' bytes. Nothing of it is run, and nothing is read beyond what
 * the limits here allow.
 *
 * <p>One thread at a time.
 */
public final class ProgramArchive implements AutoCloseable {
    /** All source files together. */
    private static final long MOST_SOURCE = 32L << 20;

    private static final long MOST_PICKLE = 64L << 20;
    private static final String CODE = "code/";

    /** Operators may mean something else in later ones (torch's kMaxSupportedFileFormatVersion). */
    private static final int LATEST_VERSION = 10;

    private static final int LONGEST_VERSION = 32;

    private final String name;
    private final FileChannel channel;
    private final Map<String, ZipListing.Entry> entries;

    private ProgramArchive(String name, FileChannel channel, Map<String, ZipListing.Entry> entries) {
        this.name = name;
        this.channel = channel;
        this.entries = entries;
    }

    /**
     * Opens an archive and reads what is in it.
     *
     * @throws BadInputException if it is no TorchScript archive, or one that says two things at once
     */
    public static ProgramArchive open(Path file) {
        String name = String.valueOf(file.getFileName());
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw refused(name, "cannot be read: " + AtomicFile.reason(e), e);
        }
        try {
            return new ProgramArchive(name, channel, entries(channel));
        } catch (IOException | BadInputException e) {
            try {
                channel.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw refused(name, "is not a TorchScript archive that can be used: " + e.getMessage(), e);
        }
    }

    private static Map<String, ZipListing.Entry> entries(FileChannel channel) throws IOException {
        Map<String, ZipListing.Entry> byName = new LinkedHashMap<>();
        String top = "";
        for (ZipListing.Entry entry : new ZipListing(channel).read()) {
            String path = entry.name();
            int slash = path.indexOf('/');
            if (slash <= 0
                    || !path.matches("[^/\\\\:\\p{Cntrl}]+(/[^/\\\\:\\p{Cntrl}]+)+")
                    || path.matches("(.*/)?\\.\\.?(/.*)?")) {
                throw new IOException("its entry '" + printable(path) + "' has a name that torch never writes");
            }
            String folder = path.substring(0, slash);
            if (!top.isEmpty() && !top.equals(folder)) {
                throw new IOException("it has two folders, " + top + " and " + folder);
            }
            top = folder;
            byName.put(path.substring(slash + 1), entry);
        }
        for (String needed : new String[] {"data.pkl", "constants.pkl"}) {
            if (!byName.containsKey(needed)) {
                throw new IOException("it has no " + needed);
            }
        }
        if (byName.keySet().stream().noneMatch(path -> path.startsWith(CODE))) {
            throw new IOException("it has no code");
        }
        return byName;
    }

    private static String printable(String path) {
        return path.replaceAll("[^\\x20-\\x7e]", "?");
    }

    private static BadInputException refused(String name, String problem, Exception cause) {
        return new BadInputException("The model " + name + " " + problem + ".", cause);
    }

    /** The file's name, without its folder. */
    public String name() {
        return name;
    }

    /**
     * All source files by their path below {@code code}, as in {@code __torch__/torch/nn/modules/conv.py}.
     *
     * @throws BadInputException if they are too long or damaged
     */
    public Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        long left = MOST_SOURCE;
        for (Map.Entry<String, ZipListing.Entry> entry : entries.entrySet()) {
            if (entry.getKey().startsWith(CODE) && entry.getKey().endsWith(".py")) {
                byte[] text = unpacked(entry.getValue(), left);
                left -= text.length;
                sources.put(entry.getKey().substring(CODE.length()), new String(text, StandardCharsets.UTF_8));
            }
        }
        return sources;
    }

    /**
     * The version of TorchScript that the code is written in. torch writes the first one that has all its operators as they are meant: 3,
     * or 4 if it divides, 5 if it fills.
     *
     * @throws BadInputException if the archive does not say, or it is one that is not known here
     */
    public int version() {
        String path = entries.containsKey(".data/version") ? ".data/version" : "version";
        String text = new String(unpacked(entry(path), LONGEST_VERSION), StandardCharsets.US_ASCII).strip();
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1) {
            throw new BadInputException("The model " + name + " says in its entry " + path
                    + " no version of TorchScript, but '" + printable(text) + "': save it again.");
        }
        int version = Integer.parseInt(text);
        if (version > LATEST_VERSION) {
            throw new BadInputException("The model " + name + " is written in version " + version
                    + " of TorchScript, in which operators may mean something else than in those up to "
                    + LATEST_VERSION
                    + ", which are known here: save it with an older torch.");
        }
        return version;
    }

    /**
     * One of the two pickles, as bytes.
     *
     * @param path {@code data.pkl} or {@code constants.pkl}
     */
    public byte[] pickle(String path) {
        return unpacked(entry(path), MOST_PICKLE);
    }

    /** A tensor's storage, little-endian, from a file such as {@code data/12}. */
    byte[] storage(String path) {
        ZipListing.Entry entry = entry(path);
        if (entry.deflated()) {
            throw refused(
                    name, "has values that are packed, which torch never does, in " + path, new IOException(path));
        }
        return unpacked(entry, Integer.MAX_VALUE - 8L);
    }

    private ZipListing.Entry entry(String path) {
        ZipListing.Entry entry = entries.get(path);
        if (entry == null) {
            throw new BadInputException("The model " + name + " has no entry " + printable(path) + ": save it again.");
        }
        return entry;
    }

    private byte[] unpacked(ZipListing.Entry entry, long limit) {
        if (entry.size() > limit) {
            throw new BadInputException("The model " + name + " has an entry " + entry.name() + " of " + entry.size()
                    + " bytes, more than are read of its kind.");
        }
        try {
            byte[] bytes = new byte[(int) entry.size()];
            if (entry.deflated()) {
                inflate(entry, bytes);
            } else {
                read(entry.start(), ByteBuffer.wrap(bytes));
            }
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (crc.getValue() != entry.crc()) {
                throw new IOException("the entry " + entry.name() + " is damaged");
            }
            return bytes;
        } catch (IOException e) {
            throw refused(name, "cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private void inflate(ZipListing.Entry entry, byte[] bytes) throws IOException {
        if (entry.stored() > entry.size() + (1 << 16)) {
            throw new IOException("the entry " + entry.name() + " is damaged");
        }
        byte[] packed = new byte[(int) entry.stored()];
        read(entry.start(), ByteBuffer.wrap(packed));
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int filled = 0;
            while (filled < bytes.length) {
                int count = inflater.inflate(bytes, filled, bytes.length - filled);
                if (count == 0) {
                    throw new IOException("the entry " + entry.name() + " is shorter than it says");
                }
                filled += count;
            }
            if (inflater.inflate(new byte[1]) > 0) {
                throw new IOException("the entry " + entry.name() + " is longer than it says");
            }
        } catch (DataFormatException e) {
            throw new IOException("the entry " + entry.name() + " is damaged", e);
        } finally {
            inflater.end();
        }
    }

    private void read(long position, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw new IOException("it is cut short");
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw refused(name, "cannot be closed: " + AtomicFile.reason(e), e);
        }
    }
}
