package io.github.auxtask.maven.cluster;

import io.github.auxtask.cluster.Submission;
import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.maven.log.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what stands on the command line about the queue. */
public final class QueueOptions {
    private static final List<String> WORKERS_OWN = List.of(
            "AUX_DATA_HOME",
            "PYTORCH_LIBRARY_PATH",
            "PYTORCH_FLAVOR",
            "NVIDIA_TF32_OVERRIDE",
            "OMP_WAIT_POLICY",
            "GOMP_SPINCOUNT",
            "MALLOC_MMAP_MAX_",
            "MALLOC_TRIM_THRESHOLD_",
            "MALLOC_ARENA_MAX",
            "GLIBC_TUNABLES",
            "OMP_DYNAMIC",
            "MKL_DYNAMIC",
            "CUBLAS_WORKSPACE_CONFIG");

    private QueueOptions() {}

    /** Of an environment, what the worker reads. */
    public static Map<String, String> ofWorkers(Map<String, String> environment) {
        Map<String, String> some = new TreeMap<>(environment);
        some.keySet().retainAll(WORKERS_OWN);
        return some;
    }

    /** A line for each array that the queue has taken. */
    public static List<String> jobs(Submission submission) {
        return submission.jobs().stream()
                .map(job -> "job " + job.id() + ": " + job.command() + ", "
                        + Counted.of(job.runs().size(), "run") + " of level " + job.stage() + " in "
                        + Counted.of(job.tasks(), "task"))
                .toList();
    }

    /** An option that may be missing, as text. */
    public static String text(@Nullable String option) {
        return option == null ? "" : option.strip();
    }

    /** Lines of the shell, written with semicolons between them. */
    public static List<String> commands(@Nullable String option) {
        return Arrays.stream(text(option).split(";", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /**
     * The lines of a site's own header.
     *
     * @throws BadInputException if it cannot be read
     */
    public static List<String> header(@Nullable Path file) {
        if (file == null) {
            return List.of();
        }
        try {
            return ReadLimit.TEXT.text(file).lines().toList();
        } catch (IOException e) {
            throw new BadInputException(
                    "The header " + file + " (aux.slurm.header) cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    /**
     * Sees to it that a path means the same to Slurm, which reads % in names of logs, to a shell, and in a class path.
     *
     * @throws BadInputException if it has a character that does not
     */
    public static void requirePlain(Path path) {
        String text = path.toString();
        if (text.chars().anyMatch(c -> ":%\"\\".indexOf(c) >= 0 || Character.isISOControl(c))) {
            throw new BadInputException(
                    "Jobs cannot be given the path " + text.replaceAll("\\p{Cntrl}", "?")
                            + ", which has one of : % \" \\ or a character that nobody sees: name another folder (-Daux.store).");
        }
    }

    /**
     * Sees to it that one user alone writes to a store: what another one has made there cannot be changed by this one.
     *
     * @throws BadInputException if it is somebody else's
     */
    public static void requireOwn(Path store) {
        try {
            Path runs = store.resolve("runs");
            if (!Files.exists(runs)) {
                return;
            }
            String owner = Files.getOwner(runs).getName();
            Path mine = Files.createTempFile(store, ".owner", ".tmp");
            String me = Files.getOwner(mine).getName();
            Files.delete(mine);
            if (!owner.equals(me)) {
                throw new BadInputException("The store " + store + " belongs to " + owner + ", and jobs of " + me
                        + " could not go on with what " + owner + " has begun there: name a store of your own"
                        + " (-Daux.store), and bring records together with aux:merge.");
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new BadInputException(
                    "The store " + store + " cannot be written"
                            + (e instanceof IOException cause ? " (" + AtomicFile.reason(cause) + ")" : "")
                            + ": make room there, or name a writable folder with -Daux.store.",
                    e);
        }
    }
}
