package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.job.Events;
import java.util.HashSet;
import java.util.Set;

/**
 * Compares the code of a method with the code that trained a run, before its weights are used again: where a method was changed and its
 * version was not, equal ids no longer mean equal runs.
 */
public final class MethodCheck {
    /** Property of the process with which a user says that a change alters nothing that is computed. Records keep it among the JVM's options. */
    static final String SAME = "auxtask.sameMethod";

    private static final int DIGITS = 12;

    private final Events events;
    private final Set<String> told = new HashSet<>();

    public MethodCheck(Events events) {
        this.events = events;
    }

    /**
     * Refuses weights of another method. Of one of ours, whose version users cannot raise, it only warns, once for each method.
     *
     * @param record of the run; older ones do not say what code trained it, and pass
     * @param command trains the run again
     * @throws BadInputException if the method is not the one that trained it
     */
    public void require(RunMethod how, RunRecord record, String command) {
        String then = record.method().code();
        if (then == null) {
            return;
        }
        String now = MethodCode.of(how);
        if (now.equals(then)) {
            return;
        }
        String changed = how.run().label() + " was trained by other code of the method '"
                + record.method().name()
                + "' than is here (" + abbreviated(then) + "... then, " + abbreviated(now)
                + "... now), although both are version "
                + record.method().version();
        if (MethodCode.isOurs(how.method())) {
            if (told.add(how.method().name())) {
                events.warn(changed
                        + ": its weights are used all the same; if what is trained has changed, train it again with "
                        + command + ".");
            }
        } else if (!Boolean.getBoolean(SAME)) {
            throw new BadInputException(
                    changed + ": give the changed method a new version (version() in its class, method.version in"
                            + " reproduction.yaml), or train the run again with " + command
                            + "; if the change alters nothing that is computed, say so with -Daux.jvmArgs=-D" + SAME
                            + "=true.");
        }
    }

    private static String abbreviated(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }
}
