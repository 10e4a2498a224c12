package io.github.auxtask.maven.plan;

import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.log.HumanTime;
import io.github.auxtask.maven.log.TextTable;
import io.github.auxtask.maven.worker.WorkerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Data that is made once for runs, and what is left to do of it.
 *
 * @param label what makes it
 * @param images that it is made from
 * @param missing of them
 * @param bytes of all of it
 * @param seconds that the missing ones take
 * @param runs ids of the runs that are trained on it
 */
public record MadeCost(String label, long images, long missing, long bytes, double seconds, List<String> runs) {
    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;

    public MadeCost {
        runs = List.copyOf(runs);
    }

    /** Reads the worker's event {@code probe-made}. */
    public static MadeCost of(WorkerEvent event) {
        List<String> runs = new ArrayList<>();
        event.fields().path("runs").forEach(run -> runs.add(run.asText()));
        return new MadeCost(
                event.text("label"),
                event.integer("images").orElse(0),
                event.integer("missing").orElse(0),
                event.integer("bytes").orElse(0),
                event.number("seconds").orElse(0),
                runs);
    }

    /** A table of all of them; nothing if there are none. */
    public static List<String> lines(List<MadeCost> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable("data made by", "images", "size", "for", "left to do");
        for (MadeCost made : all) {
            table.row(
                    made.label,
                    String.format(Locale.ROOT, "%,d", made.images),
                    size(made.bytes),
                    Counted.of(made.runs.size(), "run"),
                    made.missing == 0 ? "done" : HumanTime.ofSeconds(made.seconds));
        }
        return table.lines();
    }

    private static String size(long bytes) {
        return bytes < GIBIBYTE
                ? String.format(Locale.ROOT, "%.0f MiB", Math.ceil(bytes / MEBIBYTE))
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
    }
}
