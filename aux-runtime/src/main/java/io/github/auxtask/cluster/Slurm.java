package io.github.auxtask.cluster;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slurm's own commands, as they are. */
public final class Slurm {
    private static final Pattern LARGEST = Pattern.compile("(?m)^MaxArraySize\\s*=\\s*(\\d{1,9})");
    private static final Pattern NUMBER = Pattern.compile("^(\\d+)(;.*)?$");

    /** What Slurm says when an array is too large or too much is queued. */
    private static final Pattern TOO_MANY = Pattern.compile(
            "(?i)job array specification|AssocMaxSubmitJobLimit|QOSMaxSubmitJob|MaxSubmitJob|job submit limit|"
                    + "too many|resource temporarily unavailable|queue .*full|MaxJobCount");

    private final Commands commands;

    public Slurm(Commands commands) {
        this.commands = commands;
    }

    /**
     * An array or a single job to be submitted.
     *
     * @param name in the queue
     * @param array as {@code --array} has it, or nothing
     * @param dependency as {@code --dependency} has it, or nothing
     * @param script with its arguments
     */
    public record Batch(String name, String array, String dependency, List<String> script) {
        public Batch {
            script = List.copyOf(script);
        }
    }

    /**
     * Finds out whether there is a Slurm.
     *
     * @throws BadInputException if there is none
     */
    public void require() {
        try {
            commands.run(List.of("sbatch", "--version"));
        } catch (IOException e) {
            throw new BadInputException(
                    "There is no sbatch on the path: call aux:submit where the cluster's Slurm commands are, or train"
                            + " on this machine with mvn aux:train.",
                    e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Submits a script.
     *
     * @return the job's number; empty if Slurm refused it because there would be too many tasks
     * @throws BadInputException if Slurm refused it for another reason; in Slurm's words
     */
    public Optional<String> submit(Batch batch) {
        List<String> command = new ArrayList<>(List.of("sbatch", "--parsable", "--job-name=" + batch.name()));
        if (!batch.array().isEmpty()) {
            command.add("--array=" + batch.array());
        }
        if (!batch.dependency().isEmpty()) {
            command.add("--dependency=" + batch.dependency());
            command.add("--kill-on-invalid-dep=yes");
        }
        command.addAll(batch.script());
        Commands.Output output = run(command);
        Matcher number = NUMBER.matcher(output.out().strip());
        if (output.exit() == 0 && number.find()) {
            return Optional.of(number.group(1));
        }
        String why = words(output);
        if (!batch.array().isEmpty() && TOO_MANY.matcher(why).find()) {
            return Optional.empty();
        }
        throw new BadInputException("Slurm refused the job: " + why + " (aux.slurm.partition, aux.slurm.account and the"
                + " other options aux.slurm.* say what is asked for).");
    }

    /**
     * The user's tasks that wait or run.
     *
     * @throws RunFailedException if the queue does not answer
     */
    public List<QueueEntry> queue(String user) {
        Commands.Output output = run(List.of("squeue", "-h", "-r", "-u", user, "-o", QueueEntry.FORMAT));
        if (output.exit() != 0) {
            throw new RunFailedException("Slurm's queue does not answer: " + words(output) + ".");
        }
        return QueueEntry.parse(output.out());
    }

    /** Ends jobs that wait or run: those that run write a checkpoint first. */
    public void cancel(List<String> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("scancel"));
        command.addAll(jobs);
        Commands.Output output = run(command);
        if (output.exit() != 0) {
            throw new RunFailedException("Slurm did not cancel the jobs: " + words(output) + ".");
        }
    }

    /** How many tasks an array may have; empty where Slurm does not say. */
    public OptionalInt largestArray() {
        Matcher found =
                LARGEST.matcher(run(List.of("scontrol", "show", "config")).out());
        // Indices must be smaller than that.
        return found.find() && Integer.parseInt(found.group(1)) > 1
                ? OptionalInt.of(Integer.parseInt(found.group(1)) - 1)
                : OptionalInt.empty();
    }

    /** What {@code scontrol} still knows of a job, in one line; nothing where it has forgotten it. */
    public String job(String id) {
        Commands.Output output = run(List.of("scontrol", "show", "job", "-o", id));
        return output.exit() == 0 ? output.out().strip() : "";
    }

    private Commands.Output run(List<String> command) {
        try {
            return commands.run(command);
        } catch (IOException e) {
            throw new RunFailedException("Slurm's " + command.get(0) + " cannot be run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RunFailedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RunFailedException("Interrupted while waiting for Slurm; call the same goal again.", e);
    }

    /** What Slurm said, in one line, without its trailing full stop. */
    private static String words(Commands.Output output) {
        String said = output.err().isBlank() ? output.out() : output.err();
        String line = said.strip().replaceAll("\\s*\\R\\s*", "; ").replaceAll("\\.$", "");
        return line.isEmpty() ? "exit " + output.exit() : line;
    }

    /** As {@code sbatch --dependency} wants it. */
    public static String after(String kind, List<String> jobs) {
        return jobs.isEmpty() ? "" : kind + ":" + String.join(":", jobs);
    }

    /** A script and its arguments. */
    public static List<String> script(Path script, String... arguments) {
        List<String> all = new ArrayList<>();
        all.add(script.toString());
        all.addAll(List.of(arguments));
        return all;
    }
}
