package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IoReasonTest {
    @TempDir
    private Path folder;

    @Test
    void noReasonIsTheNameOfAClass() {
        for (IOException e : List.of(
                new AccessDeniedException("x"),
                new NoSuchFileException("x"),
                new FileAlreadyExistsException("x"),
                new NotDirectoryException("x"),
                new DirectoryNotEmptyException("x"),
                new FileSystemLoopException("x"),
                new MalformedInputException(1),
                new EOFException())) {
            assertThat(IoReason.of(e, "me"))
                    .doesNotContain("Exception", "Input length")
                    .doesNotEndWith(".");
        }
    }

    @Test
    void whoIsDeniedLearnsWhoseTheFileIsOrTheFolderInWhichItIsToBe() throws IOException {
        String owner = Files.getOwner(folder).getName();
        var denied =
                new AccessDeniedException(folder.resolve("runs").resolve("lock").toString());

        assertThat(IoReason.of(denied, "somebody else"))
                .startsWith("permission denied (it belongs to " + owner + ";")
                .contains("umask 002");
        assertThat(IoReason.of(denied, owner)).isEqualTo("permission denied");
    }

    @Test
    void whatTheOperatingSystemSaysIsLeftAsItIs() {
        assertThat(IoReason.of(new FileSystemException("/a/b", null, "Read-only file system"), "me"))
                .isEqualTo("Read-only file system");
        assertThat(IoReason.of(new IOException("Disk quota exceeded"), "me")).isEqualTo("Disk quota exceeded");
    }
}
