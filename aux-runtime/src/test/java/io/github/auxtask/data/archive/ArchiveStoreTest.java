package io.github.auxtask.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.FileServer;
import io.github.auxtask.data.TarGz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ArchiveStoreTest {
    private static final byte[] TRAIN = "training images".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TEST = "test images".getBytes(StandardCharsets.UTF_8);
    private static final byte[] GOOD = new TarGz()
            .folder("toy-bin")
            .file("toy-bin/readme.html", new byte[10])
            .file("toy-bin/train.bin", TRAIN)
            .file("toy-bin/test.bin", TEST)
            .bytes();

    @TempDir
    Path folder;

    private Path home;

    @BeforeEach
    void nameTheHome() {
        home = folder.resolve("data home");
    }

    @AfterEach
    void nothingHalfDoneIsLeft() throws IOException {
        if (Files.isDirectory(home)) {
            try (Stream<Path> entries = Files.list(home)) {
                assertThat(entries.map(path -> path.getFileName().toString()))
                        .isSubsetOf("toy-bin", "toy.tar.gz", ".toy-bin.lock", ".toy.tar.gz.part");
            }
        }
    }

    private static ArchiveStore store(String base, byte[] published) {
        ArchiveSpec spec = new ArchiveSpec(
                "toy",
                "toy.tar.gz",
                base,
                published.length,
                ContentId.of(published),
                "toy-bin",
                List.of(
                        new SourceFile("train.bin", TRAIN.length, ContentId.of(TRAIN)),
                        new SourceFile("test.bin", TEST.length, ContentId.of(TEST))));
        return new ArchiveStore(spec, new Downloader(Duration.ZERO));
    }

    private DataAccess access(boolean offline) {
        return new DataAccess(home, offline, DownloadListener.NONE);
    }

    private void assertWhole() {
        assertThat(home.resolve("toy-bin/train.bin")).hasBinaryContent(TRAIN);
        assertThat(home.resolve("toy-bin/test.bin")).hasBinaryContent(TEST);
        assertThat(home.resolve(".toy.tar.gz.part")).doesNotExist();
    }

    @Test
    void anArchiveIsFetchedCheckedAndUnpacked() throws IOException {
        try (FileServer server = new FileServer(GOOD)) {
            assertThat(store(server.base(), GOOD).obtain(access(false))).isEqualTo(home.resolve("toy-bin"));
        }
        assertWhole();
    }

    @Test
    void aFolderThatIsThereIsLeftAlone() throws IOException {
        Path there = Files.createDirectories(home.resolve("toy-bin"));

        assertThat(store("https://nowhere.invalid", GOOD).obtain(access(false))).isEqualTo(there);
        assertThat(there).isEmptyDirectory();
        assertThat(home.resolve(".toy-bin.lock")).doesNotExist();
    }

    @Test
    void anotherArchiveThanThePublishedOneIsRefusedAndDeleted() throws IOException {
        byte[] altered = GOOD.clone();
        altered[altered.length / 2] ^= 1;
        try (FileServer server = new FileServer(altered)) {
            assertThatThrownBy(() -> store(server.base(), GOOD).obtain(access(false)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("is not the published toy.tar.gz (its SHA-256 differs) and was deleted")
                    .hasMessageContaining("-Daux.data.url");
        }
        assertThat(home.resolve(".toy.tar.gz.part")).doesNotExist();
        assertThat(home.resolve("toy-bin")).doesNotExist();
    }

    @Test
    void aTruncatedArchiveOnTheServerIsReportedAndWhatCameIsKept() throws IOException {
        try (FileServer server = new FileServer(Arrays.copyOf(GOOD, 100), FileServer.GOOD, FileServer.status(503))) {
            assertThatThrownBy(() -> store(server.base(), GOOD).obtain(access(false)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("run the same command again");
        }
        assertThat(home.resolve(".toy.tar.gz.part")).hasSize(100);
    }

    @Test
    void aBeginningFromAnotherVersionIsFetchedAnew() throws IOException {
        Files.createDirectories(home);
        Files.write(home.resolve(".toy.tar.gz.part"), new byte[50]);
        try (FileServer server = new FileServer(GOOD)) {
            store(server.base(), GOOD).obtain(access(false));
            assertThat(server.ranges).containsExactly("bytes=50-", "none");
        }
        assertWhole();
    }

    @Test
    void offlineTheMessageSaysWhatToDo() {
        assertThatThrownBy(() -> store("https://nowhere.invalid", GOOD).obtain(access(true)))
                .isInstanceOf(BadInputException.class)
                .hasMessage("The data set toy is not in " + home
                        + " and the network is off (-o): run mvn aux:data once without -o, or put toy.tar.gz there.");
        assertThat(home).doesNotExist();
    }

    @Test
    void anArchivePutThereByHandIsUsedEvenOffline() throws IOException {
        Files.createDirectories(home);
        Files.write(home.resolve("toy.tar.gz"), GOOD);

        store("https://nowhere.invalid", GOOD).obtain(access(true));

        assertWhole();
        assertThat(home.resolve("toy.tar.gz")).exists();
    }

    @Test
    void anAlteredArchivePutThereByHandIsNamed() throws IOException {
        Files.createDirectories(home);
        Files.write(home.resolve("toy.tar.gz"), Arrays.copyOf(GOOD, 99));

        assertThatThrownBy(() -> store("https://nowhere.invalid", GOOD).obtain(access(true)))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("toy.tar.gz is altered or truncated (99 of " + GOOD.length + " bytes");
        assertThat(home.resolve("toy.tar.gz")).exists();
        assertThat(home.resolve("toy-bin")).doesNotExist();
    }

    @Test
    void aPathThatLeadsOutsideIsRefusedEvenWithTheRightChecksum() throws IOException {
        byte[] evil = new TarGz().file("../../evil", TRAIN).bytes();
        try (FileServer server = new FileServer(evil)) {
            assertThatThrownBy(() -> store(server.base(), evil).obtain(access(false)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("outside its folder");
        }
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(home.resolve("toy-bin")).doesNotExist();
    }

    @Test
    void anArchiveWithAnAlteredFileInsideIsRefused() throws IOException {
        byte[] wrong = new TarGz()
                .file("toy-bin/train.bin", TRAIN)
                .file("toy-bin/test.bin", TRAIN)
                .bytes();
        try (FileServer server = new FileServer(wrong)) {
            assertThatThrownBy(() -> store(server.base(), wrong).obtain(access(false)))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("test.bin has 15 bytes instead of 11");
        }
        assertThat(home.resolve("toy-bin")).doesNotExist();
    }

    @Test
    void whatAKilledProcessLeftIsCleared() throws IOException {
        Files.createDirectories(home.resolve(".toy-bin.unpacking/toy-bin"));
        Files.write(home.resolve(".toy-bin.unpacking/toy-bin/train.bin"), new byte[3]);
        try (FileServer server = new FileServer(GOOD)) {
            store(server.base(), GOOD).obtain(access(false));
        }
        assertWhole();
    }

    @Test
    void twoAtOnceFetchItOnce() throws IOException {
        try (FileServer server = new FileServer(GOOD)) {
            List<CompletableFuture<Path>> both = Stream.of(1, 2)
                    .map(i -> CompletableFuture.supplyAsync(
                            () -> store(server.base(), GOOD).obtain(access(false)), task -> new Thread(task).start()))
                    .toList();
            both.forEach(CompletableFuture::join);
            assertThat(server.ranges).hasSize(1);
        }
        assertWhole();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        home = Files.createFile(folder.resolve("file")).resolve("home");

        assertThatThrownBy(() -> store("https://nowhere.invalid", GOOD).obtain(access(false)))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("Cannot write into " + home)
                .hasMessageContaining("-Daux.data");
    }

    @Test
    void theMirrorIsConfigurable() throws IOException {
        try (FileServer server = new FileServer(GOOD)) {
            System.setProperty(ArchiveSpec.URL_PROPERTY, server.base() + "/");
            try {
                store("https://nowhere.invalid", GOOD).obtain(access(false));
            } finally {
                System.clearProperty(ArchiveSpec.URL_PROPERTY);
            }
        }
        assertWhole();
    }

    @Test
    void theContentDigestIsOfWhatSha256sumPrints() {
        ArchiveSpec spec = new ArchiveSpec(
                "toy",
                "toy.tar.gz",
                "https://nowhere.invalid",
                1,
                ContentId.of(GOOD),
                "toy-bin",
                List.of(new SourceFile("train.bin", TRAIN.length, ContentId.of(TRAIN))));

        assertThat(spec.contentDigest()).isEqualTo(ContentId.of(ContentId.of(TRAIN) + "  train.bin\n"));
    }
}
