package io.github.auxtask.report.exchange;

import io.github.auxtask.core.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a crate as a zip file, the metadata first. All entries carry one time, so that the bytes depend on the contents alone. */
final class CrateArchive {
    /** The first that a zip file can hold. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CrateArchive() {}

    /** Writes the archive, whole or not at all. */
    static void write(String name, String metadata, Map<String, byte[]> contents, Path target) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, name, metadata.getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : contents.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory could not be written", e);
        }
        AtomicFile.write(target, bytes.toByteArray());
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
