package io.github.auxtask.cluster;

import io.github.auxtask.core.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a site wants of its jobs.
 *
 * @param sbatch options of {@code sbatch} to values, such as {@code partition} to {@code gpu}; empty values are left out
 * @param cpus of each task
 * @param header lines of a file of the site's own, behind the options
 * @param setup shell lines before the worker starts, such as {@code module load}
 * @param container words before {@code java}, as a shell reads them; or nothing
 * @param java the launcher on the nodes; where there is none, that of JAVA_HOME or on the path
 */
public record JobOptions(
        Map<String, String> sbatch, int cpus, List<String> header, List<String> setup, String container, String java) {
    /** How many seconds before the end of its time a task is told. */
    public static final int WARNING_SECONDS = 120;

    private static final int SIXTY = 60;

    /** How often a task whose time was over may begin again. */
    public static final int REQUEUES = 50;

    public JobOptions {
        sbatch = new LinkedHashMap<>(sbatch);
        header = List.copyOf(header);
        setup = List.copyOf(setup);
        sbatch.forEach((option, value) -> requireLine("aux.slurm." + option, value));
        requireLine("aux.slurm.container", container);
        requireTime(sbatch.getOrDefault("time", "").strip());
        setup.forEach(line -> requireLine("aux.slurm.setup", line));
    }

    private static void requireLine(String option, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new BadInputException("-D" + option + " must be one line without control characters.");
        }
    }

    /** Minutes, minutes:seconds or hours:minutes:seconds; what else there may be, Slurm reads. */
    private static void requireTime(String time) {
        if (!time.matches("\\d{1,6}(:\\d{1,2}){0,2}")) {
            return;
        }
        String[] parts = time.split(":", -1);
        long seconds = Long.parseLong(parts[0]) * (parts.length == 3 ? SIXTY * SIXTY : SIXTY);
        for (int i = 1; i < parts.length; i++) {
            seconds += Long.parseLong(parts[i]) * (i == parts.length - 1 ? 1 : SIXTY);
        }
        if (seconds <= WARNING_SECONDS) {
            throw new BadInputException("-Daux.slurm.time=" + time + " is too short: a task is told " + WARNING_SECONDS
                    + " s before its time is over, so that it would never get on. Ask for more.");
        }
    }

    /** As they stand behind {@code #SBATCH}. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        sbatch.forEach((option, value) -> {
            if (!value.isBlank()) {
                lines.add("--" + option + "=" + value.strip());
            }
        });
        return lines;
    }
}
