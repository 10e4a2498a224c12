package io.github.auxtask.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.auxtask.experiment.plan.Plan;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.run.job.Events;
import io.github.auxtask.run.job.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A store with every kind of file in it, made by the commands that make them, some of which were stopped in the middle. One run is
 * finished; of another one the second training and an evaluation were interrupted.
 */
final class FullStore {
    private static final String LONG = "  - {name: corrupted, corruptions: all, skip-first: 92}\n";

    private final NeedingReproduction reproduction;
    private List<JsonNode> told = List.of();

    private FullStore(NeedingReproduction reproduction) {
        this.reproduction = reproduction;
    }

    static FullStore in(Path folder) {
        FullStore full = new FullStore(NeedingReproduction.in(folder).with("epochs: 1", "epochs: 2"));
        System.setProperty("auxtask.team", "a-command");
        try {
            full.done("train", full.student());
            full.done("train", full.plain());
        } finally {
            System.clearProperty("auxtask.team");
        }
        full.done("attack", full.student());
        full.done("probe", full.plain());
        full.done("repeat", full.student());
        full.reproduction.with("  - {name: clean}\n", "  - {name: clean}\n" + LONG);
        full.stopped("attack", full.plain(), "\"name\":\"corrupted\"");
        full.stopped("train", full.plain(), "\"event\":\"epoch\"");
        full.reproduction.with(LONG, "");
        return full;
    }

    NeedingReproduction reproduction() {
        return reproduction;
    }

    Path root() {
        return reproduction.storeFolder();
    }

    Plan student() {
        return reproduction.plan("part=student,task=none");
    }

    Plan plain() {
        return reproduction.plan("part=plain");
    }

    /** The plan of the evaluation that was interrupted. */
    Plan interrupted() {
        reproduction.with("  - {name: clean}\n", "  - {name: clean}\n" + LONG);
        Plan plan = plain();
        reproduction.with(LONG, "");
        return plan;
    }

    PlannedRun run(Plan plan) {
        return plan.runs().get(plan.runs().size() - 1);
    }

    List<Path> files() {
        return files(root());
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command to its end; gives the exit code. */
    int worker(String command, Plan plan, boolean force) {
        return worker(command, plan, force, "never");
    }

    /** All that the last command told people. */
    String told() {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : told) {
            text.append(event.path("text").asText())
                    .append(event.path("message").asText())
                    .append('\n');
        }
        return text.toString();
    }

    private void done(String command, Plan plan) {
        int code = worker(command, plan, false);
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code + ": " + told);
        }
    }

    private void stopped(String command, Plan plan, String at) {
        int code = worker(command, plan, command.equals("train"), at);
        if (code != 143) {
            throw new IllegalStateException(command + " was not stopped but ended with " + code + ": " + told);
        }
    }

    private int worker(String command, Plan plan, boolean force, String stopAt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StopSignal stop = new StopSignal();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8) {
            @Override
            public void write(byte[] line, int from, int length) {
                super.write(line, from, length);
                if (new String(line, from, length, StandardCharsets.UTF_8).contains(stopAt)) {
                    stop.request("the test wants it");
                }
            }
        };
        Path request = new TinyReproduction(reproduction.folder())
                .request(plan, root(), Map.of("force", force, "determinism", "tested"));
        int code = new Worker(new Events(out), stop).execute(command, request.toString());
        List<JsonNode> events = new ArrayList<>();
        for (String line : bytes.toString(StandardCharsets.UTF_8).lines().toList()) {
            try {
                events.add(new ObjectMapper().readTree(line.substring(Events.PREFIX.length())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        told = events;
        return code;
    }
}
