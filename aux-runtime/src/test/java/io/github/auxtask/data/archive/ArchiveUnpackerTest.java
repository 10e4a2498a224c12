package io.github.auxtask.data.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.TarGz;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveUnpackerTest {
    private static final byte[] CONTENT = "pixels".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path unpack(byte[] archive) throws IOException {
        Path file = Files.write(folder.resolve("archive.tar.gz"), archive);
        Path target = Files.createDirectories(folder.resolve("deep/target"));
        new ArchiveUnpacker(1_000, 5).unpack(file, target);
        return target;
    }

    @Test
    void filesAndFoldersAreUnpacked() throws IOException {
        Path target = unpack(new TarGz()
                .folder("set")
                .file("set/a.bin", CONTENT)
                .file("set/more/b.bin", new byte[0])
                .bytes());

        assertThat(target.resolve("set/a.bin")).hasBinaryContent(CONTENT);
        assertThat(target.resolve("set/more/b.bin")).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../evil", "set/../../evil", "/tmp/evil", "..\\evil", "C:evil", "set/..", "../target-twin/evil"})
    void anEntryThatLeadsOutsideIsRefused(String name) {
        assertThatThrownBy(() -> unpack(new TarGz().file(name, CONTENT).bytes()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds '" + name + "', which would be written outside its folder")
                .hasMessageContaining("delete it");
        assertThat(folder.resolve("evil")).doesNotExist();
        assertThat(folder.resolve("deep/evil")).doesNotExist();
        assertThat(folder.resolve("deep/target")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            bytes = {
                TarConstants.LF_LINK,
                TarConstants.LF_SYMLINK,
                TarConstants.LF_CHR,
                TarConstants.LF_BLK,
                TarConstants.LF_FIFO
            })
    void whatIsNeitherAPlainFileNorAFolderIsRefused(byte kind) {
        assertThatThrownBy(() -> unpack(new TarGz().special("set", kind).bytes()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("neither a plain file nor a folder");
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("s\u0000t/a"));
        }
        assertThatThrownBy(() -> unpack(bytes.toByteArray()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds a name with the invisible character U+0000");
    }

    @Test
    void anEntryThatIsThereTwiceIsRefused() {
        assertThatThrownBy(() -> unpack(new TarGz()
                        .file("set/a", CONTENT)
                        .file("set/a", CONTENT)
                        .bytes()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds 'a' twice")
                .hasMessageContaining("delete it");
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() {
        assertThatThrownBy(() -> unpack(new TarGz()
                        .file("a", new byte[600])
                        .file("b", new byte[600])
                        .bytes()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("unpacks to more than");
    }

    @Test
    void anArchiveOfTooManyEntriesIsRefused() {
        TarGz many = new TarGz();
        for (int i = 0; i < 6; i++) {
            many.file("file" + i, CONTENT);
        }
        assertThatThrownBy(() -> unpack(many.bytes()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds more than 5 entries");
    }

    @Test
    void aTruncatedArchiveIsAnInputError() {
        byte[] whole = new TarGz().file("a", new byte[900]).bytes();

        assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, whole.length / 2))).isInstanceOf(IOException.class);
    }
}
