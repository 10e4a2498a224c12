package io.github.auxtask.run.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.auxtask.core.ContentId;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the worker tells its parent: one JSON object per line on standard output, marked by a prefix, because libraries write
 * there too. Any thread may speak; each line leaves in one piece and at once. Progress is throttled to one line per second.
 */
public final class Events {
    /** Marks a line as an event. */
    public static final String PREFIX = "##aux ";

    private static final long PROGRESS_NANOS = 1_000_000_000L;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private Consumer<Map<String, Object>> listener = fields -> {};
    private @Nullable String lastPhase;
    private long lastProgress;

    /** Events to a stream, the process's standard output. */
    public Events(PrintStream out) {
        this(out, System::nanoTime);
    }

    /** The same with another clock. */
    Events(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    /** Someone in this process who hears every event, too, before the parent does. */
    public synchronized void listen(Consumer<Map<String, Object>> other) {
        listener = other;
    }

    /** An event under construction; {@link Line#send} writes it. Values that are not finite are left out. */
    public Line event(String name) {
        return new Line(name);
    }

    /** A line for people. */
    public void info(String text) {
        event("message").with("level", "info").with("text", text).send();
    }

    /** A line for people that deserves a look. */
    public void warn(String text) {
        event("message").with("level", "warn").with("text", text).send();
    }

    /** The sentence with which the worker ends. */
    public void error(String message) {
        event("error").with("message", message).send();
    }

    /** Whether a progress event of this phase would be written now: the first of a phase, and then one per second. */
    synchronized boolean progressIsDue(String phase) {
        long now = nanoTime.getAsLong();
        if (phase.equals(lastPhase) && now - lastProgress < PROGRESS_NANOS) {
            return false;
        }
        lastPhase = phase;
        lastProgress = now;
        return true;
    }

    private synchronized void write(Map<String, Object> fields) {
        listener.accept(fields);
        try {
            byte[] line = (PREFIX + JSON.writeValueAsString(fields) + "\n").getBytes(StandardCharsets.UTF_8);
            // One write: a line that a native library prints meanwhile cannot split it.
            out.write(line, 0, line.length);
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event holds only texts, numbers and flags", e);
        }
    }

    /** The fields of one event, in order. */
    public final class Line {
        private final Map<String, Object> fields = new LinkedHashMap<>();

        private Line(String name) {
            fields.put("event", name);
        }

        /** Adds a field; nothing for null and for numbers that are not finite. */
        public Line with(String key, @Nullable Object value) {
            if (value == null || (value instanceof Double number && !Double.isFinite(number))) {
                return this;
            }
            fields.put(key, value instanceof ContentId id ? id.hex() : value);
            return this;
        }

        /** Writes the event. */
        public void send() {
            write(fields);
        }
    }
}
