package io.github.auxtask.data.archive;

import io.github.auxtask.data.TarGz;
import io.github.auxtask.testing.Fuzz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFuzzTest {
    @TempDir
    Path folder;

    @Test
    void damagedArchivesAreRefusedOrUnpackedBelowTheirFolder() throws IOException {
        byte[] gzipped = new TarGz()
                .folder("set")
                .file("set/a.bin", new byte[600])
                .file("set/b.bin", new byte[3])
                .bytes();
        byte[] plain = new GZIPInputStream(new java.io.ByteArrayInputStream(gzipped)).readAllBytes();
        int[] round = {0};
        Fuzz.damage(List.of(gzipped, plain, zip()), content -> {
            Path archive = Files.write(folder.resolve("archive"), content);
            Path target = Files.createDirectories(folder.resolve("deep/target-" + round[0]++));
            new ArchiveUnpacker(10_000, 5).unpack(archive, target);
        });
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("set/a.bin", "set/b.bin")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[600]);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
