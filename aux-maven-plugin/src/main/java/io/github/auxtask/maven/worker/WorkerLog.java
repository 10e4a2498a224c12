package io.github.auxtask.maven.worker;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.maven.plugin.logging.Log;

/**
 * Writes the worker's events to Maven's log, calmly: one line per epoch, and within an epoch at most one every ten seconds.
 */
public final class WorkerLog implements Consumer<WorkerEvent> {
    private static final long QUIET_NANOS = 10_000_000_000L;

    private static final String HARMLESS = "AutoNonVariableTypeMode is deprecated";

    private final Log log;
    private final LongSupplier nanoTime;
    private long lastLine;

    public WorkerLog(Log log) {
        this(log, System::nanoTime);
    }

    /** The same with another clock. */
    WorkerLog(Log log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong();
    }

    @Override
    public void accept(WorkerEvent event) {
        switch (event.name()) {
            case "run-started" -> info(EventText.runStarted(event));
            case "progress" -> {
                if (nanoTime.getAsLong() - lastLine >= QUIET_NANOS) {
                    info(EventText.progress(event));
                }
            }
            case "epoch" -> info(EventText.epoch(event));
            case "evaluated" -> info(EventText.evaluated(event));
            case "run-finished" -> info(EventText.runFinished(event));
            case "run-skipped" -> info(EventText.runSkipped(event));
            case "run-failed" -> log.error(EventText.runFailed(event));
            case "runs-held" -> log.error(EventText.runsHeld(event));
            case "data-made" -> info(EventText.dataMade(event));
            case "message" -> {
                if (event.text("level").equals("warn")) {
                    log.warn(event.text("text"));
                } else {
                    info(event.text("text"));
                }
            }
            // Errors become the exception's message; probes and findings become tables.
            default -> log.debug("worker event " + event.fields());
        }
    }

    /** A line of standard output that is no event. */
    public void output(String line) {
        log.info("[worker] " + line);
    }

    /** A line of standard error. What DJL's native part makes libtorch complain of at every start is nobody's concern. */
    public void error(String line) {
        if (line.contains(HARMLESS)) {
            log.debug("[worker] " + line);
        } else {
            log.warn("[worker] " + line);
        }
    }

    private void info(String line) {
        lastLine = nanoTime.getAsLong();
        log.info(line);
    }
}
