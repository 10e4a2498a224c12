package io.github.auxtask.run.job;

import io.github.auxtask.data.DownloadListener;

/** Tells the parent how a download goes on. */
final class DataEvents implements DownloadListener {
    private static final double NANOS = 1e9;

    private final Events events;
    private final long started = System.nanoTime();
    private long first = -1;

    DataEvents(Events events) {
        this.events = events;
    }

    @Override
    public void progress(String file, long bytes, long total) {
        if (first < 0) {
            first = bytes;
        }
        if (bytes < total && !events.progressIsDue("data " + file)) {
            return;
        }
        double seconds = (System.nanoTime() - started) / NANOS;
        double left = bytes > first ? seconds / (bytes - first) * (total - bytes) : Double.NaN;
        events.event("progress")
                .with("phase", "data")
                .with("name", file)
                .with("step", bytes)
                .with("steps", total)
                .with("etaSeconds", left)
                .send();
    }

    @Override
    public void message(String text) {
        events.info(text);
    }
}
