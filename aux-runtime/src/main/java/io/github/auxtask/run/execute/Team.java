package io.github.auxtask.run.execute;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.ReadLimit;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.run.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The workers that one command started side by side. A run that one of them has done or given up is left alone by the others: without
 * this a run that kills its worker would kill one after another, a run that fails would fail once for each, and a forced run would be
 * done by each. What they know of one another is a mark in the run's folder with the name of the command, so that the next command,
 * which has another name, begins anew. Marks are read and written by who holds the run's lock.
 *
 * <p>Tasks of a cluster's queue are a team, too, of which members die for no fault of a run: there a run is only given up when several
 * have died of it, or when it failed.
 */
final class Team {
    /** The JVM's property that names the command; a worker without one is alone. */
    static final String PROPERTY = "auxtask.team";

    /** The JVM's property that says how many may die of a run before it is given up. */
    static final String ATTEMPTS = "auxtask.team.attempts";

    private static final String BEGUN = "begun ";
    private static final String DONE = "done";
    private static final String FAILED = "failed";

    private final @Nullable String name;
    private final int attempts;

    Team(@Nullable String name) {
        this(name, 1);
    }

    /** @param attempts how many members may die of a run before it is given up */
    Team(@Nullable String name, int attempts) {
        this.name = name;
        this.attempts = attempts;
    }

    static Team ofThisProcess() {
        return new Team(System.getProperty(PROPERTY), Math.max(1, Integer.getInteger(ATTEMPTS, 1)));
    }

    /** Notes that a run is taken up. */
    void begin(RunFolder run) {
        mark(run, BEGUN + (begun(run) + 1));
    }

    /** Notes that a run was interrupted, which is nobody's fault: it may be gone on with. */
    void stop(RunFolder run) {
        if (attempts > 1) {
            mark(run, BEGUN + Math.max(0, begun(run) - 1));
        }
    }

    /** Notes that a run failed, which it would again. */
    void fail(RunFolder run) {
        mark(run, FAILED);
    }

    /** Notes that a run is done. */
    void end(RunFolder run) {
        mark(run, DONE);
    }

    /** Whether another one has done this run: it is not done again, not even where that is forced. */
    boolean hasDone(RunFolder run) {
        return state(run).equals(DONE);
    }

    /** Whether another one has begun this run, does not hold its lock any more and has not done it: it failed, or too many died. */
    boolean hasGivenUp(RunFolder run) {
        return state(run).equals(FAILED) || begun(run) >= attempts;
    }

    private int begun(RunFolder run) {
        String state = state(run);
        String count = state.startsWith(BEGUN) ? state.substring(BEGUN.length()) : "";
        return count.matches("\\d{1,6}") ? Integer.parseInt(count) : 0;
    }

    private String state(RunFolder run) {
        Path file = file(run);
        try {
            String text = name != null && Files.exists(file) ? ReadLimit.RECORD.text(file) : "";
            return text.startsWith(name + " ") ? text.substring((name + " ").length()) : "";
        } catch (IOException e) {
            throw new RunFailedException("Cannot read " + file + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    private void mark(RunFolder run, String state) {
        if (name != null) {
            AtomicFile.write(file(run), (name + " " + state).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path file(RunFolder run) {
        return run.path().resolve("team");
    }
}
