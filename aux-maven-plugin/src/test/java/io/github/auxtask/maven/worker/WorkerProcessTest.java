package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.commons.exec.CommandLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkerProcessTest {
    @TempDir
    Path folder;

    private final List<String> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final CompletableFuture<ProcessHandle> started = new CompletableFuture<>();

    @Test
    void linesOfBothStreamsArriveInUtf8() throws Exception {
        WorkerExit exit = run(Duration.ZERO, "train");

        assertThat(exit).isEqualTo(new WorkerExit(0, false));
        assertThat(out).contains("a line that some library prints: grün");
        assertThat(out).filteredOn(line -> line.startsWith("##aux ")).hasSize(4);
        assertThat(err).contains("a warning");
    }

    @Test
    void theExitCodeIsThatOfTheProcess() throws Exception {
        assertThat(run(Duration.ZERO, "exit", "134").code()).isEqualTo(134);
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        run(Duration.ZERO, "arguments", "a b", "\"quoted\"", "back\\slash", "${x}", "ä*?");

        assertThat(out).containsExactly("arguments|a b|\"quoted\"|back\\slash|${x}|ä*?|it's a \"probe\" \\ here");
    }

    @Test
    void theEnvironmentIsTheOneGiven() throws Exception {
        process().run(command("environment", "AUX_PROBE"), Map.of("AUX_PROBE", "yes"), folder, Duration.ZERO);

        assertThat(out).containsExactly("yes");
    }

    @Test
    void aWorkerThatTakesTooLongIsAskedToEnd() throws Exception {
        WorkerExit exit =
                run(Duration.ofSeconds(2), "hang", folder.resolve("terminated").toString());

        assertThat(exit).isEqualTo(new WorkerExit(143, true));
    }

    @Test
    void standardInputStaysOpenWhileMavenLives() throws Exception {
        WorkerExit exit = run(Duration.ofSeconds(3), "stdin");

        // A closed standard input would have ended it at once, by its own exit, without a time-out.
        assertThat(exit.timedOut()).isTrue();
    }

    @Test
    void anInterruptOfMavenEndsTheWorkerWhichMayWriteItsCheckpoint() throws Exception {
        Path terminated = folder.resolve("terminated");

        ProcessHandle worker = interrupt(process(), "hang", terminated.toString());

        assertEnds(worker);
        assertThat(terminated).hasContent("terminated");
    }

    @Test
    void aWorkerThatDoesNotEndWhenAskedIsKilled() throws Exception {
        assertEnds(interrupt(new WorkerProcess(this::line, err::add, Duration.ofMillis(200)), "stubborn"));
    }

    @Test
    void whatTheWorkerStartedEndsWithIt() throws Exception {
        // The event names the child of the worker, which would live for ever.
        assertEnds(interrupt(process(), "parent"));
    }

    @Test
    void theWorkerEndsWhenMavenIsKilled() throws Exception {
        Process maven = new ProcessBuilder(
                        JavaLauncher.ofThisJvm().toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeMaven.class.getName(),
                        folder.toString(),
                        testClasses().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        ProcessHandle worker;
        try (BufferedReader lines = maven.inputReader(StandardCharsets.UTF_8)) {
            worker = startedProcess(lines.readLine()).orElseThrow();
            assertThat(worker.isAlive()).isTrue();
            maven.destroyForcibly().waitFor();
        }

        assertEnds(worker);
    }

    @Test
    void aFailureToReadALineIsThrownAtTheEndAndDoesNotBlockTheWorker() {
        WorkerProcess process = new WorkerProcess(
                line -> {
                    throw new IllegalStateException("cannot read " + line);
                },
                err::add);

        assertThatThrownBy(() -> process.run(command("train"), System.getenv(), folder, Duration.ZERO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("run-skipped");
    }

    @Test
    void aLauncherThatIsMissingIsAnIoException() {
        CommandLine missing = new CommandLine(folder.resolve("no-java"));

        assertThatThrownBy(() -> process().run(missing, Map.of(), folder, Duration.ZERO))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-java");
    }

    private WorkerExit run(Duration timeout, String... arguments) throws IOException, InterruptedException {
        return process().run(command(arguments), System.getenv(), folder, timeout);
    }

    private WorkerProcess process() {
        return new WorkerProcess(this::line, err::add);
    }

    /** Runs on another thread, interrupts that when the worker says that it has started, and returns the process it names. */
    private ProcessHandle interrupt(WorkerProcess process, String... arguments) throws Exception {
        CommandLine command = command(arguments);
        CompletableFuture<WorkerExit> result = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                result.complete(process.run(command, System.getenv(), folder, Duration.ZERO));
            } catch (IOException | InterruptedException e) {
                result.completeExceptionally(e);
            }
        });
        caller.start();
        ProcessHandle handle = started.get(60, TimeUnit.SECONDS);
        caller.interrupt();
        assertThatThrownBy(() -> result.get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        return handle;
    }

    private static void assertEnds(ProcessHandle process) {
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
        assertThat(process.isAlive()).isFalse();
    }

    private void line(String line) {
        out.add(line);
        if (line.contains("\"started\"")) {
            startedProcess(line).ifPresent(started::complete);
        }
    }

    /** Empty if the process has ended meanwhile. */
    private static Optional<ProcessHandle> startedProcess(String line) {
        long pid = WorkerEvent.parse(line).orElseThrow().integer("pid").orElseThrow();
        return ProcessHandle.of(pid);
    }

    private static Path testClasses() {
        try {
            return Path.of(FakeWorker.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private CommandLine command(String... arguments) {
        List<String> jvm =
                List.of("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dprobe=it's a \"probe\" \\ here");
        return new WorkerCommand(
                        JavaLauncher.ofThisJvm(),
                        jvm,
                        List.of(testClasses()),
                        FakeWorker.class.getName(),
                        List.of(arguments))
                .commandLine(folder.resolve("a b.args"));
    }
}
