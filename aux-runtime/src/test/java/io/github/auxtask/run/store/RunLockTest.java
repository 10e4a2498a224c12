package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.RunFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {
    @TempDir
    private Path folder;

    @Test
    void anotherProcessCannotTakeALockThatIsHeld() throws Exception {
        Path file = folder.resolve("lock");
        try (RunLock lock = RunLock.tryTake(file).orElseThrow()) {
            assertThat(lock).isNotNull();
            Process other = holder(file);
            assertThat(firstLine(other)).isEqualTo("busy");
            other.destroyForcibly().waitFor();
        }
        Process other = holder(file);
        assertThat(firstLine(other)).isEqualTo("taken");
        other.destroyForcibly().waitFor();
    }

    @Test
    void theLockOfAKilledProcessIsFree() throws Exception {
        Path file = folder.resolve("lock");
        Process other = holder(file);
        assertThat(firstLine(other)).isEqualTo("taken");
        assertThat(RunLock.tryTake(file)).isEmpty();

        other.destroyForcibly().waitFor();

        Optional<RunLock> lock = RunLock.tryTake(file);
        assertThat(lock).isPresent();
        lock.orElseThrow().close();
    }

    @Test
    void anotherThreadOfTheSameProcessCannotTakeItEither() {
        Path file = folder.resolve("new folder").resolve("lock");
        RunLock lock = RunLock.tryTake(file).orElseThrow();

        assertThat(RunLock.tryTake(file)).isEmpty();

        lock.close();
        RunLock again = RunLock.tryTake(file).orElseThrow();
        again.close();
    }

    @Test
    void aStoreThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> RunLock.tryTake(file.resolve("lock")))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("-Daux.store");
    }

    private static Process holder(Path lock) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        lock.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
    }
}
