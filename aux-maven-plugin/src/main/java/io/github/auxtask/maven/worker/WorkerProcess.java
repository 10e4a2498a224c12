package io.github.auxtask.maven.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecuteResultHandler;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.LogOutputStream;
import org.apache.commons.exec.PumpStreamHandler;
import org.apache.commons.exec.ShutdownHookProcessDestroyer;
import org.jspecify.annotations.Nullable;

/**
 * One life of the worker. It ends with Maven however Maven ends: its standard input stays open and empty, so it sees the end
 * of it when Maven is gone, and a shutdown hook and an interrupt of the calling thread terminate it.
 */
public final class WorkerProcess {
    /** More than the minute that the worker gives itself to finish a step and write a checkpoint. */
    private static final Duration GRACE = Duration.ofSeconds(90);

    private final Consumer<String> out;
    private final Consumer<String> err;
    private final Duration grace;

    /**
     * @param out takes every line of standard output
     * @param err takes every line of standard error
     */
    public WorkerProcess(Consumer<String> out, Consumer<String> err) {
        this(out, err, GRACE);
    }

    /** The same with another time between the request to end and the end by force. */
    WorkerProcess(Consumer<String> out, Consumer<String> err, Duration grace) {
        this.out = out;
        this.err = err;
        this.grace = grace;
    }

    /**
     * Runs to the end.
     *
     * @param timeout zero for none
     * @return how it ended
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the thread was interrupted; the worker is terminated then
     */
    public WorkerExit run(CommandLine command, Map<String, String> environment, Path directory, Duration timeout)
            throws IOException, InterruptedException {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Launcher launcher = new Launcher(directory);
        launcher.setStreamHandler(new Pump(lines(out, failure), lines(err, failure)));
        launcher.setProcessDestroyer(new ShutdownHookProcessDestroyer());
        launcher.setExitValues(null);
        DefaultExecuteResultHandler result = new DefaultExecuteResultHandler();
        launcher.execute(command, environment, result);
        try {
            if (timeout.isZero()) {
                result.waitFor();
            } else {
                result.waitFor(timeout);
            }
            boolean timedOut = !result.hasResult();
            if (timedOut) {
                terminate(launcher.process);
                result.waitFor();
            }
            Process process = launcher.process;
            if (process == null) {
                throw notStarted(result.getException());
            }
            // The process's own code: commons-exec forgets it when a stream fails to close.
            WorkerExit exit = new WorkerExit(process.waitFor(), timedOut);
            RuntimeException unreadable = failure.get();
            if (unreadable != null) {
                throw unreadable;
            }
            return exit;
        } finally {
            terminate(launcher.process);
        }
    }

    /** Asks the worker and what it started to end, waits, and then does not ask any more. */
    private void terminate(@Nullable Process process) {
        if (process == null || !process.isAlive()) {
            return;
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static IOException notStarted(@Nullable Exception failure) {
        Throwable cause = failure == null || failure.getCause() == null ? failure : failure.getCause();
        return new IOException(cause == null ? "no process" : cause.getMessage(), failure);
    }

    private static OutputStream lines(Consumer<String> consumer, AtomicReference<@Nullable RuntimeException> failure) {
        return new LogOutputStream(0, StandardCharsets.UTF_8) {
            @Override
            protected void processLine(String line, int level) {
                try {
                    consumer.accept(line);
                } catch (RuntimeException e) {
                    // Thrown here it would end the pump, and the worker would wait for ever on a full pipe.
                    failure.compareAndSet(null, e);
                }
            }
        };
    }

    /** Remembers the process, which commons-exec keeps to itself. */
    private static final class Launcher extends DefaultExecutor {
        private volatile @Nullable Process process;

        @SuppressWarnings("deprecation") // the builder of commons-exec 1.6 makes no subclasses
        Launcher(Path directory) {
            setWorkingDirectory(directory.toFile());
        }

        @Override
        protected Process launch(CommandLine command, Map<String, String> environment, Path directory)
                throws IOException {
            Process launched = super.launch(command, environment, directory);
            process = launched;
            return launched;
        }
    }

    /** Leaves the worker's standard input open: commons-exec would close it, or block on a stream that never ends. */
    private static final class Pump extends PumpStreamHandler {
        Pump(OutputStream out, OutputStream err) {
            super(out, err);
        }

        @Override
        public void setProcessInputStream(OutputStream stdin) {}
    }
}
