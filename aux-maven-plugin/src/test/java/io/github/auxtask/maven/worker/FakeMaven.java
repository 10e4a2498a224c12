package io.github.auxtask.maven.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.exec.CommandLine;

/** A JVM that does nothing but run a {@link FakeWorker}, so that a test can kill it. */
public final class FakeMaven {
    private FakeMaven() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        List<Path> classPath = List.of(Path.of(arguments[1]));
        CommandLine line = new WorkerCommand(
                        JavaLauncher.ofThisJvm(), List.of(), classPath, FakeWorker.class.getName(), List.of("stdin"))
                .commandLine(folder.resolve("worker.args"));
        new WorkerProcess(System.out::println, System.err::println).run(line, Map.of(), folder, Duration.ZERO);
    }
}
