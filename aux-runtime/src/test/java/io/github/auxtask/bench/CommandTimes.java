package io.github.auxtask.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Wall-clock and processor seconds of a command that was run several times. */
final class CommandTimes {
    private static final int QUARTERS = 4;

    /** Of {@code /proc/self/stat}, counted behind the name in brackets: ticks of children that have ended, in user and in system mode. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_SYSTEM = 14;

    /** The same on every Linux that Java 17 runs on. */
    private static final double TICKS = 100;

    private final List<Double> walls = new ArrayList<>();
    private final List<Double> processors = new ArrayList<>();

    /** What this process's children have used so far, in seconds, with all that they have waited for. */
    static double processorSecondsOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Double.parseDouble(fields[CHILDREN_USER]) + Double.parseDouble(fields[CHILDREN_SYSTEM])) / TICKS;
    }

    void add(double wall, double processor) {
        walls.add(wall);
        processors.add(processor);
    }

    /** The median, with the quartiles behind it. */
    String wall() {
        return text(walls);
    }

    /** The same of processor time. */
    String processor() {
        return text(processors);
    }

    void write(ObjectNode row) {
        walls.forEach(row.putArray("wallSeconds")::add);
        processors.forEach(row.putArray("processorSeconds")::add);
    }

    private static String text(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f-%.1f)",
                sorted.get(sorted.size() / 2),
                sorted.get(last / QUARTERS),
                sorted.get((QUARTERS - 1) * last / QUARTERS));
    }
}
