package io.github.auxtask.data.corruption.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.FileServer;
import io.github.auxtask.data.NpyBytes;
import io.github.auxtask.data.archive.ArchiveSpec;
import io.github.auxtask.data.archive.ArchiveStore;
import io.github.auxtask.data.archive.Downloader;
import io.github.auxtask.data.archive.SourceFile;
import io.github.auxtask.data.npy.MappedNpy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The archive of damaged images, in small: a plain tar file, fetched from a server on this machine. */
@Timeout(60)
class CorruptionArchiveTest {
    private static final byte[] FOG = NpyBytes.of("|u1", "(5, 2)", new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    private static final byte[] LABELS = NpyBytes.of("|u1", "(5,)", new byte[5]);

    @TempDir
    Path folder;

    private static byte[] tar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (String name : List.of("fog", "labels")) {
                byte[] content = name.equals("fog") ? FOG : LABELS;
                TarArchiveEntry entry = new TarArchiveEntry("CIFAR-10-C/" + name + ".npy");
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static CorruptionArchive archive(String base, byte[] published) {
        return new CorruptionArchive(new ArchiveStore(
                new ArchiveSpec(
                        "cifar10-c",
                        "CIFAR-10-C.tar",
                        base,
                        published.length,
                        ContentId.of(published),
                        CorruptionArchive.FOLDER,
                        List.of(
                                new SourceFile("fog.npy", FOG.length, (ContentId) null),
                                new SourceFile("labels.npy", LABELS.length, (ContentId) null))),
                new Downloader(Duration.ZERO)));
    }

    private DataAccess access() {
        return DataAccess.of(folder.resolve("data home"));
    }

    @Test
    void aPlainTarFileIsFetchedCheckedAndUnpacked() throws IOException {
        byte[] tar = tar();
        try (FileServer server = new FileServer(tar)) {
            CorruptionArchive archive = archive(server.base(), tar);
            assertThat(archive.present(access())).isEmpty();

            Path unpacked = archive.obtain(access());

            assertThat(unpacked).isEqualTo(folder.resolve("data home/CIFAR-10-C"));
            byte[] two = new byte[2];
            MappedNpy.open(unpacked.resolve("fog.npy"), 5, 2).read(4, two);
            assertThat(two).containsExactly(5, 6);
            assertThat(archive.present(access())).contains(unpacked);
        }
    }

    @Test
    void anArchiveThatTheUserPutThereIsUnpackedWithoutTheNetwork() throws IOException {
        byte[] tar = tar();
        Files.createDirectories(access().home());
        Files.write(access().home().resolve("CIFAR-10-C.tar"), tar);

        assertThat(archive("https://nowhere.invalid", tar).present(access())).isPresent();
    }

    @Test
    void aTruncatedArchiveIsRefusedAndNothingIsUnpacked() throws IOException {
        byte[] tar = tar();
        Files.createDirectories(access().home());
        Files.write(access().home().resolve("CIFAR-10-C.tar"), Arrays.copyOf(tar, 700));

        assertThatThrownBy(() -> archive("https://nowhere.invalid", tar).present(access()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("CIFAR-10-C.tar is altered or truncated (700 of " + tar.length + " bytes");
        assertThat(access().home().resolve("CIFAR-10-C")).doesNotExist();
    }

    @Test
    void thePublishedArchiveIsAsLongAsItsFilesAndTheirHeadersAre() {
        int files = 20;
        long images = 19L * (128 + 50_000L * 3072);
        // Contents are padded to blocks of 512 bytes, each file and the folder has a header of one, and two end the
        // archive.
        long padded = 19 * (512 - 128) + images + 50_176;
        assertThat(padded + (files + 1) * 512L + 1024).isEqualTo(2_918_471_680L);
    }
}
