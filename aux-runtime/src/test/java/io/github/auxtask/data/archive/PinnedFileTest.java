package io.github.auxtask.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.data.DataAccess;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.FileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedFileTest {
    private static final byte[] CONTENT = new byte[300_000];
    private static final String REMEDY = "correct the setting weights.file";

    static {
        for (int i = 0; i < CONTENT.length; i++) {
            CONTENT[i] = (byte) (i * i);
        }
    }

    @TempDir
    private Path home;

    private Path folder() {
        return home.resolve("weights");
    }

    private Path obtain(FileServer server, long bytes, ContentId digest, boolean offline) {
        return new PinnedFile(URI.create(server.base() + "/model.safetensors"), bytes, digest, REMEDY)
                .obtain(
                        new DataAccess(home, offline, DownloadListener.NONE),
                        folder(),
                        "w.safetensors",
                        new Downloader(Duration.ZERO, REMEDY));
    }

    private Path obtain(FileServer server) {
        return obtain(server, CONTENT.length, ContentId.of(CONTENT), false);
    }

    private void assertOnly(String... names) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void aFileIsFetchedOnceAndThenTakenFromItsPlace() throws IOException {
        try (FileServer server = new FileServer(CONTENT)) {
            assertThat(obtain(server)).hasBinaryContent(CONTENT);
            assertThat(obtain(server)).isEqualTo(folder().resolve("w.safetensors"));
            assertThat(server.ranges).containsExactly("none");
            assertOnly("w.safetensors", ".w.safetensors.lock");
        }
    }

    @Test
    void anInterruptedDownloadGoesOnWhereItStopped() throws IOException {
        Files.createDirectories(folder());
        Files.write(folder().resolve(".w.safetensors.part"), Arrays.copyOf(CONTENT, 100_000));
        try (FileServer server = new FileServer(CONTENT)) {
            assertThat(obtain(server)).hasBinaryContent(CONTENT);
            assertThat(server.ranges).containsExactly("bytes=100000-");
        }
    }

    @Test
    void aDamagedBeginningIsFetchedAgainFromNothing() throws IOException {
        Files.createDirectories(folder());
        Files.write(folder().resolve(".w.safetensors.part"), new byte[100_000]);
        try (FileServer server = new FileServer(CONTENT)) {
            assertThat(obtain(server)).hasBinaryContent(CONTENT);
            assertThat(server.ranges).containsExactly("bytes=100000-", "none");
        }
    }

    @Test
    void anotherFileIsDeletedAndNeverComesToItsPlace() throws IOException {
        try (FileServer server = new FileServer(CONTENT)) {
            assertThatThrownBy(() -> obtain(server, CONTENT.length, ContentId.of("other"), false))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("is not the published model.safetensors")
                    .hasMessageContaining(REMEDY);
            assertThatThrownBy(() -> obtain(server, CONTENT.length - 1, ContentId.of(CONTENT), false))
                    .hasMessageContaining("its SHA-256 differs");
            assertOnly(".w.safetensors.lock");
        }
    }

    @Test
    void withoutTheNetworkTheMessageSaysWhatBelongsWhere() throws IOException {
        try (FileServer server = new FileServer(CONTENT)) {
            assertThatThrownBy(() -> obtain(server, CONTENT.length, ContentId.of(CONTENT), true))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining(folder().resolve("w.safetensors").toString())
                    .hasMessageContaining("/model.safetensors");
            assertThat(server.ranges).isEmpty();
        }
    }

    @Test
    void anAddressThatIsOfNoUseIsAnsweredWithTheRemedy() throws IOException {
        try (FileServer server = new FileServer(CONTENT, FileServer.status(404))) {
            assertThatThrownBy(() -> obtain(server)).hasMessageContaining("404").hasMessageContaining(REMEDY);
        }
        PinnedFile plain = new PinnedFile(URI.create("http://example.org/w"), 1, ContentId.of(""), REMEDY);
        assertThatThrownBy(() -> plain.obtain(DataAccess.of(home), folder(), "w"))
                .hasMessageContaining("over https only")
                .hasMessageContaining(REMEDY);
    }
}
