package io.github.auxtask.cluster;

import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a submission's first tiny task has found out about the nodes: whether they see the store, and what time it is there. */
public final class FirstTask {
    private static final String SEEN = "seen";
    private static final Duration CLOCKS = Duration.ofSeconds(60);
    private static final Pattern NODE = Pattern.compile("(?m)^node=(.*)$");
    private static final Pattern SECONDS = Pattern.compile("(?m)^seconds=(\\d{1,12})$");
    private static final Pattern NODE_LIST = Pattern.compile(" NodeList=(\\S+)");

    private FirstTask() {}

    /**
     * What is wrong, in a sentence; empty while nothing is known or all is well.
     *
     * @param folder of the submission
     * @param queue what the queue knows of its jobs
     */
    public static Optional<String> problem(Path folder, Submission submission, List<QueueEntry> queue, Slurm slurm) {
        Path seen = folder.resolve(SEEN);
        if (Files.exists(seen)) {
            return clock(seen);
        }
        boolean queued = queue.stream().anyMatch(entry -> entry.job().equals(submission.firstTask()));
        if (queued) {
            return Optional.empty();
        }
        String job = slurm.job(submission.firstTask());
        if (job.contains("JobState=CANCELLED")) {
            return Optional.empty();
        }
        Matcher node = NODE_LIST.matcher(job);
        String said = said(folder.resolve("logs").resolve("look.log"));
        return Optional.of("The first task (job " + submission.firstTask() + ")"
                + (node.find() && !node.group(1).equals("(null)") ? " on the node " + node.group(1) : "")
                + (said.isEmpty()
                        ? " ended without a word in " + folder + ": nodes must see the store and the reproduction under"
                                + " the same paths as this machine"
                        : " found: " + said)
                + ". Cancel what waits for it with mvn aux:submit -Daux.cancel=true.");
    }

    private static String said(Path log) {
        try {
            List<String> lines = ReadLimit.TEXT
                    .text(log)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1).replaceAll("\\.$", "");
        } catch (IOException e) {
            return "";
        }
    }

    /** The node's own time against that of the file which it wrote at that moment, which is the file server's. */
    private static Optional<String> clock(Path seen) {
        try {
            String text = ReadLimit.TEXT.text(seen);
            Matcher seconds = SECONDS.matcher(text);
            Matcher node = NODE.matcher(text);
            if (!seconds.find() || !node.find()) {
                return Optional.empty();
            }
            long off = Long.parseLong(seconds.group(1))
                    - Files.getLastModifiedTime(seen).toMillis() / 1000;
            return Math.abs(off) <= CLOCKS.toSeconds()
                    ? Optional.empty()
                    : Optional.of(String.format(
                            Locale.ROOT,
                            "The clock of the node %s is %d s %s the store's: no result depends on it, but times in ledgers and"
                                    + " logs do.",
                            node.group(1),
                            Math.abs(off),
                            off > 0 ? "ahead of" : "behind"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
