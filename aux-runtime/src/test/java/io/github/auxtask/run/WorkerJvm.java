package io.github.auxtask.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.run.job.Events;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The worker in a process of its own, with its standard input held open, and the events that it has sent. */
public final class WorkerJvm implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final List<JsonNode> events = new ArrayList<>();

    private WorkerJvm(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts a worker, with further arguments of its JVM. */
    public static WorkerJvm start(String command, Path request, String... properties) throws IOException {
        return new WorkerJvm(new ProcessBuilder(line(command, request, properties))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The command line of a worker. */
    static List<String> line(String command, Path request, String... properties) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dai.djl.offline=true",
                "-Dfile.encoding=UTF-8"));
        line.addAll(List.of(properties));
        line.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Worker.class.getName(), command, request.toString()));
        return line;
    }

    /** Reads events up to one that fits, or to the end. */
    public boolean waitFor(Predicate<JsonNode> wanted) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(Events.PREFIX)) {
                JsonNode event = new ObjectMapper().readTree(line.substring(Events.PREFIX.length()));
                events.add(event);
                if (wanted.test(event)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads to the end and gives the exit code. */
    public int exitCode() throws IOException, InterruptedException {
        waitFor(event -> false);
        return process.waitFor();
    }

    /** How many events were read so far. */
    int count() {
        return events.size();
    }

    /** What has been read so far. */
    public List<JsonNode> events(String name) {
        return events.stream()
                .filter(event -> event.path("event").asText().equals(name))
                .toList();
    }

    void closeStandardInput() throws IOException {
        process.getOutputStream().close();
    }

    /** SIGTERM; by the handle, because {@link Process#destroy} would close the streams too. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** SIGKILL. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
