package io.github.auxtask.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small TorchScript archive, written entry by entry, so that each can be wrong in its own way. */
final class WrittenArchive {
    /** A module of class Net whose only attribute is {@code training}. */
    static final String MODULE = "\u0080\u0002c__torch__\nNet\n)\u0081}(X\u0008\0\0\0training\u0089ub.";

    private static final String NOTHING = "\u0080\u0002).";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    WrittenArchive() {
        put("net/data.pkl", MODULE).put("net/constants.pkl", NOTHING).put("net/version", "3\n");
    }

    /** The method's lines of a class Net. */
    static WrittenArchive forward(String... lines) {
        return new WrittenArchive().put("net/code/__torch__.py", source(lines));
    }

    static String source(String... lines) {
        return "class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n  training : bool\n"
                + "  def forward(self: __torch__.Net,\n    x: Tensor) -> Tensor:\n    "
                + String.join("\n    ", lines) + "\n";
    }

    WrittenArchive put(String name, String content) {
        return put(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    WrittenArchive put(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    WrittenArchive without(String name) {
        entries.remove(name);
        return this;
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(entry.getKey().startsWith("net/data/") ? stored(entry) : new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Values are not packed. */
    private static ZipEntry stored(Map.Entry<String, byte[]> entry) {
        CRC32 checksum = new CRC32();
        checksum.update(entry.getValue());
        ZipEntry stored = new ZipEntry(entry.getKey());
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(entry.getValue().length);
        stored.setCrc(checksum.getValue());
        return stored;
    }

    Path write(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
