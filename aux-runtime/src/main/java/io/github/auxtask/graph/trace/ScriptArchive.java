package io.github.auxtask.graph.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the zip that {@code torch.jit.load} reads: source text, a pickle of the module's attributes, constants, and a
 * version. Stored entries, fixed times: equal content gives equal bytes.
 */
public final class ScriptArchive {
    /** Serialisation format 3: the operators' meanings of torch 1.5 and later. */
    private static final byte[] VERSION = "3\n".getBytes(StandardCharsets.US_ASCII);

    /** The pickle of an empty tuple. */
    private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

    private ScriptArchive() {}

    public static byte[] bytes(String source, byte[] pickle, Map<String, byte[]> more) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "net/data.pkl", pickle);
            put(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : more.entrySet()) {
                put(zip, "net/" + entry.getKey(), entry.getValue());
            }
            put(zip, "net/constants.pkl", NO_CONSTANTS);
            put(zip, "net/version", VERSION);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /** The pickle of a module of class Net whose only attribute is {@code training}. */
    static byte[] emptyModule() {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.writeBytes(new byte[] {(byte) 0x80, 2});
        pickle.writeBytes("c__torch__\nNet\n)".getBytes(StandardCharsets.US_ASCII));
        pickle.write(0x81);
        pickle.writeBytes("}(X\b\0\0\0training".getBytes(StandardCharsets.US_ASCII));
        pickle.write(0x88);
        pickle.writeBytes("ub.".getBytes(StandardCharsets.US_ASCII));
        return pickle.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
