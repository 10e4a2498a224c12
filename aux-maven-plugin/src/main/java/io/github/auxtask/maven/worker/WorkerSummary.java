package io.github.auxtask.maven.worker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is left of the worker's events when it has ended: counts, failures, the error that ended it, what it found and described. */
public final class WorkerSummary implements Consumer<WorkerEvent> {
    private final List<String> failures = new ArrayList<>();
    private final List<WorkerEvent> probes = new ArrayList<>();
    private final List<WorkerEvent> made = new ArrayList<>();
    private final List<WorkerEvent> findings = new ArrayList<>();
    private final List<JsonNode> extensions = new ArrayList<>();
    private final List<JsonNode> problems = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();
    private boolean done;
    private final Set<String> finished = new HashSet<>();
    private final Set<String> skipped = new HashSet<>();
    private @Nullable String error;

    @Override
    public synchronized void accept(WorkerEvent event) {
        switch (event.name()) {
            case "done" -> done = true;
            case "run-finished" -> {
                reported.add(event.text("id"));
                finished.add(event.text("id"));
            }
            case "run-skipped" -> {
                reported.add(event.text("id"));
                skipped.add(event.text("id"));
            }
            case "run-failed" -> failures.add(event.text("label") + ": " + event.text("message"));
            case "probe" -> probes.add(event);
            case "probe-made" -> made.add(event);
            case "finding" -> findings.add(event);
            case "extension" -> extensions.add(event.fields());
            case "problem" -> problems.add(event.fields());
            case "error" -> error = event.text("message");
            default -> {}
        }
    }

    /** Whether the worker said that it came to the end of its command. */
    public synchronized boolean isDone() {
        return done;
    }

    /** Whether the worker said of this run, by its whole id, that it is finished or skipped. */
    public synchronized boolean isReported(String id) {
        return reported.contains(id);
    }

    /** Runs that were done now, each once. */
    public synchronized int finished() {
        return finished.size();
    }

    /** Runs that were done before, each once: of several workers, each skips what another one does. */
    public synchronized int skipped() {
        return (int) skipped.stream().filter(id -> !finished.contains(id)).count();
    }

    /** One line a failed run: label and reason. */
    public synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** The events {@code probe}, in order. */
    public synchronized List<WorkerEvent> probes() {
        return List.copyOf(probes);
    }

    /** The events {@code probe-made}, in order. */
    public synchronized List<WorkerEvent> made() {
        return List.copyOf(made);
    }

    /** The events {@code finding}, in order. */
    public synchronized List<WorkerEvent> findings() {
        return List.copyOf(findings);
    }

    /** The events {@code extension}, in order. */
    public synchronized List<JsonNode> extensions() {
        return List.copyOf(extensions);
    }

    /** The events {@code problem}, in order. */
    public synchronized List<JsonNode> problems() {
        return List.copyOf(problems);
    }

    /** The message of the event {@code error}, if there was one. */
    public synchronized @Nullable String error() {
        return error;
    }
}
