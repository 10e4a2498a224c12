package io.github.auxtask.run;

import io.github.auxtask.run.job.StopSignal;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The worker's tie to its parent. The parent keeps the worker's standard input open and silent: its end means that the parent
 * is gone, however it died. SIGTERM and Ctrl-C mean the same. The worker is then asked to stop and has a while for finishing
 * its step and writing a checkpoint; it leaves by itself, and by force when the while is over.
 *
 * <p>Why not simply let the JVM exit: libtorch's static destructors would run under the threads of a running graph, and the
 * process would crash.
 */
final class ParentMonitor {
    private final StopSignal stop;
    private final Duration grace;
    private final Runnable force;

    /**
     * @param grace from the request to the end by force
     * @param force ends the process without running anybody's destructors
     */
    ParentMonitor(StopSignal stop, Duration grace, Runnable force) {
        this.stop = stop;
        this.grace = grace;
        this.force = force;
    }

    /** Starts to read; daemon, so that it keeps nothing alive. */
    void watch(InputStream parent) {
        Thread reader = new Thread(() -> follow(parent), "lifeline");
        reader.setDaemon(true);
        reader.start();
    }

    /** Takes part in the JVM's shutdown on a signal: holds it up until the worker has left, which ends the JVM itself. */
    void hookIntoShutdown() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> stopThenForce("the process was asked to end"), "terminate"));
    }

    void follow(InputStream parent) {
        try {
            byte[] ignored = new byte[256];
            while (parent.read(ignored) >= 0) {
                // The parent says nothing; only the end of the stream matters.
            }
        } catch (IOException e) {
            // A broken stream is an ended stream.
        }
        stopThenForce("the parent process is gone");
    }

    private void stopThenForce(String why) {
        stop.request(why);
        try {
            Thread.sleep(grace.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        force.run();
    }
}
