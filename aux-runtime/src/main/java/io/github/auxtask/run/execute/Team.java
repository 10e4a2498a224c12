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
 */
final class Team {
    /** The JVM's property that names the command; a worker without one is alone. */
    static final String PROPERTY = "auxtask.team";

    private static final String BEGUN = " begun";
    private static final String DONE = " done";

    private final @Nullable String name;

    Team(@Nullable String name) {
        this.name = name;
    }

    static Team ofThisProcess() {
        return new Team(System.getProperty(PROPERTY));
    }

    /** Notes that a run is taken up. */
    void begin(RunFolder run) {
        mark(run, BEGUN);
    }

    /** Notes that a run is done. */
    void end(RunFolder run) {
        mark(run, DONE);
    }

    /** Whether another one has done this run: it is not done again, not even where that is forced. */
    boolean hasDone(RunFolder run) {
        return is(run, DONE);
    }

    /** Whether another one has begun this run, does not hold its lock any more and has not done it: it failed, or it died. */
    boolean hasGivenUp(RunFolder run) {
        return is(run, BEGUN);
    }

    private boolean is(RunFolder run, String state) {
        Path file = file(run);
        try {
            return name != null
                    && Files.exists(file)
                    && ReadLimit.RECORD.text(file).equals(name + state);
        } catch (IOException e) {
            throw new RunFailedException("Cannot read " + file + ": " + AtomicFile.reason(e) + ".", e);
        }
    }

    private void mark(RunFolder run, String state) {
        if (name != null) {
            AtomicFile.write(file(run), (name + state).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Path file(RunFolder run) {
        return run.path().resolve("team");
    }
}
