package io.github.auxtask.lease;

import io.github.auxtask.core.RunFailedException;
import java.util.UUID;

/** A lease that this process has taken. It is renewed from time to time, and lost for good when somebody else has made the next one. */
public final class Lease implements AutoCloseable {
    private final LeaseKeeper keeper;
    private final LeaseFolder folder;
    private final int number;
    private LeaseNote note;
    private long renewed;
    private boolean lost;
    /** Why the last renewal failed; empty if it did not. */
    private String failure = "";

    private boolean closed;

    Lease(LeaseKeeper keeper, LeaseFolder folder, int number, LeaseHolder machine) {
        this.keeper = keeper;
        this.folder = folder;
        this.number = number;
        this.note = new LeaseNote(UUID.randomUUID().toString(), machine.host(), machine.where(), 0, false);
        this.renewed = keeper.now();
    }

    boolean create() {
        if (!folder.create(number, note)) {
            return false;
        }
        // Who looked a long time ago may have made one of which newer ones exist.
        if (folder.newest() != number) {
            folder.rewrite(number, note.released());
            return false;
        }
        folder.tidy(number);
        return true;
    }

    LeaseFolder folder() {
        return folder;
    }

    /** Renews it, and sees whether it still counts. A renewal that fails is tried again the next time. */
    synchronized void beat() {
        if (lost || closed || look()) {
            return;
        }
        try {
            LeaseNote next = note.next();
            folder.rewrite(number, next);
            note = next;
            renewed = keeper.now();
            failure = "";
        } catch (RunFailedException e) {
            failure = String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
            // A full disk or a file system that does not answer: others see a lease that is not renewed.
            lost |= keeper.isExpired(renewed);
        }
        look();
    }

    /** Whether somebody else has taken over; remembered. */
    private boolean look() {
        lost |= folder.exists(number + 1);
        return lost;
    }

    /** Whether somebody else has taken over, or may have. */
    public synchronized boolean isLost() {
        return lost;
    }

    /**
     * To be called before something is written: looks whether it still counts. A process that was held up for longer than a lease lasts
     * renews it first.
     *
     * @throws LeaseLostException if somebody else has taken over, or may have; the message says which, and why
     */
    public synchronized void requireHeld() {
        if (!lost && !closed && keeper.isExpired(renewed)) {
            beat();
        }
        if (!closed && look()) {
            throw new LeaseLostException(reason());
        }
    }

    private String reason() {
        long seconds = keeper.expiry().toSeconds();
        if (!folder.exists(number + 1)) {
            return "the right to work on " + folder.path() + " could not be renewed for " + seconds + " s (" + failure
                    + "), so that another process may take over: see to it that the store can be written";
        }
        return "another process has taken over " + folder.path() + ", as "
                + (failure.isEmpty()
                        ? "nothing was heard of this one for " + seconds + " s"
                        : "the right to work on it could not be renewed for " + seconds + " s (" + failure + ")");
    }

    /** Gives it back, so that the next one need not wait. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        keeper.forget(this);
        if (look()) {
            return;
        }
        try {
            folder.rewrite(number, note.released());
        } catch (RunFailedException e) {
            // Then it expires.
        }
    }
}
