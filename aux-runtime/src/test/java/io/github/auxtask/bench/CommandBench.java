package io.github.auxtask.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.auxtask.core.AtomicFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Seconds of whole Maven commands, each a process of its own: a report of a thousand records, a plan of ten thousand variants (the first time
 * and again), and a training that has nothing to do. Wall-clock and processor time, of Maven and all that it starts; medians with quartiles.
 *
 * <p>Arguments: a folder to work in, then local repositories with the plugin installed, which are measured in turns; {@code --tries N}
 * (5), {@code --only NAME}, {@code --json FILE} (target/commands.json). Linux only, as processor time is read from {@code /proc}.
 */
public final class CommandBench {
    private static final String PLUGIN = "io.github.auxtask:aux-maven-plugin:";

    private final List<Path> repositories = new ArrayList<>();
    private final Map<String, Map<Path, CommandTimes>> times = new LinkedHashMap<>();
    private Path folder = Path.of("target", "commands");
    private Path file = Path.of("target", "commands.json");
    private String only = "";
    private int tries = 5;

    private CommandBench(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--tries" -> tries = Integer.parseInt(arguments.get(++i));
                case "--json" -> file = Path.of(arguments.get(++i));
                case "--only" -> only = arguments.get(++i);
                default -> {
                    if (i == 0) {
                        folder = Path.of(arguments.get(i));
                    } else {
                        repositories.add(Path.of(arguments.get(i)));
                    }
                }
            }
        }
        if (repositories.isEmpty()) {
            repositories.add(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        }
    }

    /** See the class. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        new CommandBench(List.of(arguments)).run();
    }

    private void run() throws IOException, InterruptedException {
        CommandProjects projects = CommandProjects.in(folder.toAbsolutePath());
        String machine =
                Machine.describe() + String.format(Locale.ROOT, ", load before %.1f, %d tries in turns", load(), tries);
        System.out.println(machine);
        for (int i = 0; i <= tries; i++) {
            for (Path repository : repositories) {
                // The first round warms the file system's cache.
                measure("report of 1,000 records", projects.report(), "report", repository, i > 0);
                projects.forgetDescriptions();
                measure("plan of 10,080 variants", projects.plan(), "plan", repository, i > 0);
                measure("the same again", projects.plan(), "plan", repository, i > 0);
                measure("nothing to train", projects.idle(), "train", repository, i > 0);
            }
        }
        tell(machine);
    }

    private void measure(String name, Path project, String goal, Path repository, boolean counts)
            throws IOException, InterruptedException {
        if (!name.contains(only)) {
            return;
        }
        List<String> command = List.of(
                "mvn",
                "-B",
                "-o",
                "-q",
                "-Dmaven.repo.local=" + repository.toAbsolutePath(),
                "-Daux.store=" + folder.toAbsolutePath().resolve("store"),
                "-Daux.probe=false",
                "-Daux.budget=" + (goal.equals("plan") ? "full" : "quick"),
                PLUGIN + CommandProjects.VERSION + ":" + goal);
        double processor = CommandTimes.processorSecondsOfChildren();
        long begun = System.nanoTime();
        Path log = folder.resolve("maven.log");
        int code = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        double wall = (System.nanoTime() - begun) / 1e9;
        if (code != 0) {
            throw new IllegalStateException(name + " failed:\n" + Files.readString(log));
        }
        if (counts) {
            times.computeIfAbsent(name, key -> new LinkedHashMap<>())
                    .computeIfAbsent(repository, key -> new CommandTimes())
                    .add(wall, CommandTimes.processorSecondsOfChildren() - processor);
        }
    }

    private void tell(String machine) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("machine", machine).put("loadAfter", load());
        System.out.println("| command | repository | wall-clock, s | processor, s |");
        System.out.println("|---|---|---|---|");
        times.forEach((name, of) -> of.forEach((repository, measured) -> {
            System.out.println("| " + name + " | " + repository.getFileName() + " | " + measured.wall() + " | "
                    + measured.processor() + " |");
            ObjectNode row = json.withArray("/rows").addObject();
            row.put("command", name).put("repository", repository.toString());
            measured.write(row);
        }));
        System.out.printf(Locale.ROOT, "load after %.1f%n", load());
        AtomicFile.write(file, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
