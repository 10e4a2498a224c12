package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.testing.Repository;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadLimitTest {
    private static final Pattern WHOLE = Pattern.compile("Files\\.(readAllBytes|readString|readAllLines)\\(");

    /** These read what the kernel writes, which has no size beforehand. */
    private static final List<String> OF_THE_SYSTEM = List.of(
            "run/device/",
            "provenance/ResidentMemory",
            "graph/trace/ProductUnits",
            "lease/LeaseHolder",
            "core/ReadLimit");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void aHugeFileEndsInASentence(ReadLimit limit) throws IOException {
        Path file = folder.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(8L << 30);
        }

        assertThatThrownBy(() -> limit.bytes(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("it has 8,589,934,592 bytes, more than the ");
    }

    @Test
    void textsAreUtf8() throws IOException {
        Path file = Files.writeString(folder.resolve("text"), "grün\nrot");
        assertThat(ReadLimit.TEXT.lines(file)).containsExactly("grün", "rot");

        Files.write(file, new byte[] {'a', (byte) 0xFC});
        assertThatThrownBy(() -> ReadLimit.TEXT.text(file)).isInstanceOf(CharacterCodingException.class);
    }

    @Test
    void nothingElseReadsAFileWhole() throws IOException {
        Path sources = Repository.root().resolve("aux-runtime/src/main/java/io/github/auxtask");
        try (Stream<Path> files = Files.walk(sources)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> OF_THE_SYSTEM.stream()
                                    .noneMatch(
                                            sources.relativize(file).toString().replace('\\', '/')::startsWith))
                            .filter(ReadLimitTest::readsWhole))
                    .isEmpty();
        }
    }

    private static boolean readsWhole(Path file) {
        try {
            return WHOLE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
