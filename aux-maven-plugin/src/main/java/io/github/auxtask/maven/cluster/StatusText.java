package io.github.auxtask.maven.cluster;

import io.github.auxtask.cluster.ClusterRun;
import io.github.auxtask.cluster.QueueEntry;
import io.github.auxtask.live.LiveState;
import io.github.auxtask.maven.log.Counted;
import io.github.auxtask.maven.log.HumanTime;
import io.github.auxtask.maven.log.TextTable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What became of a plan's runs, in lines. */
public final class StatusText {
    private static final int MOST = 40;
    private static final double HOUR = 3600;
    private static final Pattern JOB = Pattern.compile("job (\\d+(?:_\\d+)?)");

    private StatusText() {}

    /** How many runs are what, and what they have cost. */
    public static List<String> summary(List<ClusterRun> runs, List<QueueEntry> queue) {
        Map<ClusterRun.State, Integer> counts = new EnumMap<>(ClusterRun.State.class);
        double seconds = 0;
        for (ClusterRun run : runs) {
            counts.merge(run.state(), 1, Integer::sum);
            seconds += run.seconds();
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((state, count) -> parts.add(count + " " + state.words()));
        List<String> lines = new ArrayList<>();
        lines.add(Counted.of(runs.size(), "run") + ": " + String.join(", ", parts));
        lines.add("cost so far: " + HumanTime.ofSeconds(seconds)
                + (seconds < HOUR ? "" : String.format(Locale.ROOT, " (%.1f hours)", seconds / HOUR))
                + " of training and evaluation, by the records");
        long running = queue.stream().filter(QueueEntry::isRunning).count();
        Map<String, Integer> waiting = new TreeMap<>();
        queue.stream()
                .filter(entry -> !entry.isRunning())
                .forEach(entry -> waiting.merge(
                        entry.reason().isEmpty() ? entry.state().toLowerCase(Locale.ROOT) : entry.reason(),
                        1,
                        Integer::sum));
        List<String> reasons = new ArrayList<>();
        waiting.forEach((reason, count) -> reasons.add(count + " waiting (" + reason + ")"));
        lines.add("the queue: " + Counted.of(running, "task") + " running"
                + (reasons.isEmpty() ? "" : ", " + String.join(", ", reasons)));
        return lines;
    }

    /** A row for each run that is worked on. */
    public static List<String> running(List<ClusterRun> runs) {
        List<ClusterRun> now = runs.stream()
                .filter(run -> run.state() == ClusterRun.State.RUNNING || run.state() == ClusterRun.State.SILENT)
                .toList();
        if (now.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable("run", "where", "doing", "images/s", "left");
        now.stream().limit(MOST).forEach(run -> {
            LiveState live = run.live();
            table.row(
                    run.run().label(),
                    run.where(),
                    run.state() == ClusterRun.State.SILENT
                            ? run.state().words()
                            : live == null ? "preparing" : doing(live),
                    live == null || live.measured().imagesPerSecond() == null
                            ? "-"
                            : String.format(Locale.ROOT, "%.0f", live.measured().imagesPerSecond()),
                    live == null || live.secondsLeft() == null ? "?" : HumanTime.ofSeconds(live.secondsLeft()));
        });
        return cut(table.lines(), now.size());
    }

    private static String doing(LiveState live) {
        LiveState.Position position = live.position();
        if (live.stage().equals(LiveState.TRAINING)) {
            return "epoch " + position.epoch() + " of " + position.epochs()
                    + (live.name().isEmpty() ? "" : ", " + live.name());
        }
        return live.stage()
                + (live.name().isEmpty() ? "" : " " + live.name())
                + String.format(Locale.ROOT, ", %.0f %%", 100 * position.fraction());
    }

    /** A line for each run that failed: why, and the log. */
    public static List<String> failed(List<ClusterRun> runs) {
        List<ClusterRun> failed = runs.stream()
                .filter(run -> run.state() == ClusterRun.State.FAILED)
                .toList();
        List<String> lines = new ArrayList<>();
        failed.stream().limit(MOST).forEach(run -> {
            Matcher job = JOB.matcher(run.where());
            lines.add(run.run().label() + " failed: " + run.reason()
                    + (job.find() ? " (log " + job.group(1) + ".log)" : ""));
        });
        return cut(lines, failed.size());
    }

    private static List<String> cut(List<String> lines, int all) {
        if (all <= MOST) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines);
        some.add("and " + (all - MOST) + " more");
        return some;
    }
}
