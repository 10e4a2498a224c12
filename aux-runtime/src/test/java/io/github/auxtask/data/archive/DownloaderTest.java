package io.github.auxtask.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.DownloadListener;
import io.github.auxtask.data.FileServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DownloaderTest {
    private static final byte[] CONTENT = new byte[3_000_000];

    static {
        RandomStream.of(1, "content").nextBytes(CONTENT);
    }

    @TempDir
    Path folder;

    private final List<String> messages = new ArrayList<>();
    private final List<Long> progress = new ArrayList<>();

    private Path part() {
        return folder.resolve("some file.part");
    }

    private void fetch(FileServer server) {
        fetch(server.base() + "/archive.tar.gz", part());
    }

    private void fetch(String address, Path part) {
        DownloadListener listener = new DownloadListener() {
            @Override
            public void progress(String file, long bytes, long total) {
                assertThat(file).isEqualTo("archive.tar.gz");
                assertThat(total).isEqualTo(CONTENT.length);
                progress.add(bytes);
            }

            @Override
            public void message(String text) {
                messages.add(text);
            }
        };
        new Downloader(Duration.ZERO).fetch(URI.create(address), part, CONTENT.length, listener);
    }

    @Test
    void aFileIsFetchedAndProgressTold() throws IOException {
        try (FileServer server = new FileServer(CONTENT)) {
            fetch(server);
        }
        assertThat(part()).hasBinaryContent(CONTENT);
        assertThat(progress).isSorted().hasSizeGreaterThanOrEqualTo(2).endsWith((long) CONTENT.length);
        assertThat(messages).isEmpty();
    }

    @Test
    void anInterruptedDownloadGoesOnWhereItStopped() throws IOException {
        Files.write(part(), Arrays.copyOf(CONTENT, 1_234_567));
        try (FileServer server = new FileServer(CONTENT)) {
            fetch(server);
            assertThat(server.ranges).containsExactly("bytes=1234567-");
        }
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void aServerThatIgnoresRangesIsReadFromTheBeginning() throws IOException {
        Files.write(part(), new byte[1_234_567]);
        try (FileServer server = new FileServer(CONTENT, FileServer.WHOLE)) {
            fetch(server);
        }
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void aCutConnectionIsTakenUpOnceMore() throws IOException {
        try (FileServer server = new FileServer(CONTENT, FileServer.cutAfter(2_000_000))) {
            fetch(server);
            assertThat(server.ranges).hasSize(2);
            assertThat(server.ranges.get(1)).startsWith("bytes=").isNotEqualTo("bytes=0-");
        }
        assertThat(part()).hasBinaryContent(CONTENT);
        assertThat(messages).singleElement().asString().contains("trying once more");
    }

    @Test
    void aBusyServerIsAskedOnceMore() throws IOException {
        try (FileServer server = new FileServer(CONTENT, FileServer.status(503))) {
            fetch(server);
            assertThat(server.ranges).hasSize(2);
        }
        assertThat(part()).hasBinaryContent(CONTENT);
    }

    @Test
    void aServerThatStaysBusyIsReportedWithTheWayOut() throws IOException {
        try (FileServer server = new FileServer(CONTENT, FileServer.status(503), FileServer.status(500))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("was answered with status 500")
                    .hasMessageContaining("run the same command again");
            assertThat(server.ranges).hasSize(2);
        }
    }

    @Test
    void aMissingFileIsNotAskedForTwice() throws IOException {
        try (FileServer server = new FileServer(CONTENT, FileServer.status(404))) {
            assertThatThrownBy(() -> fetch(server))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("The server answered 404 for")
                    .hasMessageContaining("-Daux.data.url");
            assertThat(server.ranges).hasSize(1);
        }
    }

    @Test
    void withoutANetworkTheMessageNamesProxyAndFolder() throws IOException {
        FileServer server = new FileServer(CONTENT);
        server.close();

        assertThatThrownBy(() -> fetch(server))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("could not be made")
                .hasMessageContaining("-Dhttps.proxyHost")
                .hasMessageContaining(folder.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org/archive.tar.gz", "ftp://localhost/a", "file:/etc/passwd"})
    void onlyHttpsIsTrusted(String address) {
        assertThatThrownBy(() -> fetch(address, part()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("over https only")
                .hasMessageContaining(address);
    }

    @Test
    void aRedirectIsFollowedButNotToAnUnsafePlace() throws IOException {
        try (FileServer server =
                new FileServer(CONTENT, FileServer.redirect("/elsewhere/archive.tar.gz"), FileServer.GOOD)) {
            fetch(server);
        }
        assertThat(part()).hasBinaryContent(CONTENT);
        Files.delete(part());
        try (FileServer server = new FileServer(CONTENT, FileServer.redirect("http://example.org/archive.tar.gz"))) {
            assertThatThrownBy(() -> fetch(server)).hasMessageContaining("over https only");
        }
    }

    @Test
    void neverMoreThanTheExpectedLengthIsWritten() throws IOException {
        try (FileServer server = new FileServer(Arrays.copyOf(CONTENT, CONTENT.length + 1_000_000))) {
            fetch(server);
        }
        assertThat(part()).hasSize(CONTENT.length);
    }

    @Test
    void aFullDiskIsReportedAtOnce() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
        try (FileServer server = new FileServer(CONTENT)) {
            assertThatThrownBy(() -> fetch(server.base() + "/archive.tar.gz", full))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageStartingWith("Cannot write /dev/full (No space left on device): free at least 3 MB");
            assertThat(server.ranges).hasSize(1);
        }
    }
}
