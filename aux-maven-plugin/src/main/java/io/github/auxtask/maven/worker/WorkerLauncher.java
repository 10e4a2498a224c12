package io.github.auxtask.maven.worker;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.FolderPath;
import io.github.auxtask.maven.classpath.ClassPath;
import io.github.auxtask.maven.log.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.commons.exec.CommandLine;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Runs one command of the worker from start to end: request, command line, process, events, exit code. */
public final class WorkerLauncher {
    private final Log log;
    private final Path java;
    private final Supplier<ClassPath> classPath;
    private final WorkerSettings settings;
    private final String main;
    private final Path engine;
    private final Path folder;
    private boolean quiet;

    /**
     * @param java the launcher
     * @param classPath asked for when the worker starts, as resolving may download
     * @param settings of the JVM and engine
     * @param engine folder of the natives
     * @param folder for the request, the argument file and crash reports; made if absent
     */
    public WorkerLauncher(
            Log log, Path java, Supplier<ClassPath> classPath, WorkerSettings settings, Path engine, Path folder) {
        this(log, java, classPath, settings, WorkerCommand.MAIN_CLASS, engine, folder);
    }

    /** The same with another main class. */
    WorkerLauncher(
            Log log,
            Path java,
            Supplier<ClassPath> classPath,
            WorkerSettings settings,
            String main,
            Path engine,
            Path folder) {
        this.main = main;
        this.log = log;
        this.java = java;
        this.classPath = classPath;
        this.settings = settings;
        this.engine = engine;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Leaves out of the log how far a run is between two of its epochs: somebody else shows it. */
    public WorkerLauncher quiet() {
        quiet = true;
        return this;
    }

    /**
     * Runs the command; returns when the worker has ended well.
     *
     * @param command {@code train}, {@code attack}, {@code probe}, {@code doctor} or {@code data}
     * @throws MojoFailureException if a run failed
     * @throws MojoExecutionException if the worker could not start, refused its input, crashed or was out of time
     */
    public WorkerSummary launch(String command, WorkerRequest request)
            throws MojoExecutionException, MojoFailureException {
        WorkerSummary summary = new WorkerSummary();
        launch(command, request, summary);
        return summary;
    }

    /** The same, and tells somebody else of every event too, who may follow several workers. */
    void launch(String command, WorkerRequest request, Consumer<WorkerEvent> together)
            throws MojoExecutionException, MojoFailureException {
        WorkerSummary summary = new WorkerSummary();
        WorkerLog lines = new WorkerLog(log);
        WorkerProcess process = new WorkerProcess(line -> route(line, lines, summary, together), lines::error);
        Map<String, String> environment = settings.environment(System.getenv(), engine);
        try {
            FolderPath.make(folder);
            CommandLine line = commandLine(command, request);
            log.debug("worker: " + line);
            WorkerExit exit = process.run(line, environment, folder, Duration.ofSeconds(request.timeout()));
            ExitCodes.check(exit, summary, request.timeout(), folder);
        } catch (IOException e) {
            throw Told.asError("The worker cannot be started: " + AtomicFile.reason(e) + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted; the worker was stopped. The same command goes on.", e);
        }
    }

    private CommandLine commandLine(String command, WorkerRequest request) {
        Path json = folder.resolve(command + "-request.json");
        request.write(json);
        List<String> arguments = List.of(command, json.toString());
        ClassPath resolved = classPath.get();
        List<String> jvmArguments = new ArrayList<>(settings.jvmArguments(folder));
        jvmArguments.addAll(resolved.jvmArguments());
        return new WorkerCommand(java, jvmArguments, resolved.files(), main, arguments)
                .commandLine(folder.resolve(command + ".args"));
    }

    private void route(String line, WorkerLog log, WorkerSummary summary, Consumer<WorkerEvent> together) {
        WorkerEvent.parse(line)
                .ifPresentOrElse(
                        event -> {
                            summary.accept(event);
                            together.accept(event);
                            if (!quiet || !event.name().equals("progress")) {
                                log.accept(event);
                            }
                        },
                        () -> log.output(line));
    }
}
