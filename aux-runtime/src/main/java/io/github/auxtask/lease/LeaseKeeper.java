package io.github.auxtask.lease;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Takes leases for a process and renews them. Whether somebody else's lease has expired is seen by this process's own clock: it has, when
 * this process has seen it unchanged for long enough. Clocks of different machines are never compared.
 */
public final class LeaseKeeper {
    private static final Duration RHYTHM = Duration.ofSeconds(15);

    private static final int RENEWALS = 6;

    /** Six renewals: a file system may be slow, and a client of NFS may show what it saw a minute ago. */
    private static final Duration EXPIRY = Duration.ofSeconds(90);

    private static final LeaseKeeper OF_THIS_PROCESS = started();

    private final LeaseHolder machine;
    private final LongSupplier nanoTime;
    private final Duration expiry;
    private final Map<Path, Lease> held = new ConcurrentHashMap<>();
    private final Map<Path, Seen> seen = new HashMap<>();

    /** A lease as it was seen: with this content since then, and whether it was seen to change. */
    private record Seen(String content, long since, boolean changed) {}

    /**
     * A keeper that renews nothing by itself.
     *
     * @param nanoTime a clock that only goes forward
     * @param expiry how long a lease must have been seen unchanged
     */
    public LeaseKeeper(LeaseHolder machine, LongSupplier nanoTime, Duration expiry) {
        this.machine = machine;
        this.nanoTime = nanoTime;
        this.expiry = expiry;
    }

    /** The keeper of this process, which renews what it has taken. */
    public static LeaseKeeper ofThisProcess() {
        return OF_THIS_PROCESS;
    }

    private static LeaseKeeper started() {
        Duration expiry = Duration.ofSeconds(Math.max(1, Long.getLong("auxtask.lease.seconds", EXPIRY.toSeconds())));
        LeaseKeeper keeper = new LeaseKeeper(LeaseHolder.ofThisProcess(System.getenv()), System::nanoTime, expiry);
        long rhythm = Math.min(RHYTHM.toNanos(), expiry.toNanos() / RENEWALS);
        Thread heart = new Thread(() -> keeper.beatFor(rhythm), "leases");
        heart.setDaemon(true);
        heart.start();
        return keeper;
    }

    private void beatFor(long rhythm) {
        while (true) {
            LockSupport.parkNanos(rhythm);
            beat();
        }
    }

    /**
     * Takes the lease on a folder if nobody has it, or who had it has not renewed it for long enough. To be called again and again: only
     * what was seen before can be seen unchanged.
     *
     * @param folder exists
     * @param locked whether this process holds a file lock on the same: then nobody on the same machine has the lease and lives
     * @return empty if somebody else has it
     */
    public Optional<Lease> tryTake(Path folder, boolean locked) {
        LeaseFolder leases = new LeaseFolder(key(folder));
        int newest = leases.newest();
        if (newest > 0 && isHeld(leases, newest, locked)) {
            return Optional.empty();
        }
        Lease lease = new Lease(this, leases, newest + 1, machine);
        if (!lease.create()) {
            return Optional.empty();
        }
        held.put(leases.path(), lease);
        synchronized (seen) {
            seen.remove(leases.path());
        }
        return Optional.of(lease);
    }

    private boolean isHeld(LeaseFolder leases, int newest, boolean locked) {
        String content = leases.read(newest);
        Optional<LeaseNote> note = LeaseNote.parse(content);
        if (note.isPresent()
                && (note.get().free() || (locked && note.get().host().equals(machine.host())))) {
            return false;
        }
        return !isExpired(see(leases.path(), newest + "\n" + content).since);
    }

    private Seen see(Path folder, String content) {
        synchronized (seen) {
            Seen before = seen.get(folder);
            if (before == null || !before.content.equals(content)) {
                before = new Seen(content, now(), before != null);
                seen.put(folder, before);
            }
            return before;
        }
    }

    /**
     * Whether somebody holds the lease on a folder, as far as was seen.
     *
     * @param unlocked whether nobody on this machine has the file lock on the same
     */
    public boolean isHeld(Path folder, boolean unlocked) {
        LeaseFolder leases = new LeaseFolder(key(folder));
        int newest = leases.newest();
        return newest > 0 && isHeld(leases, newest, unlocked);
    }

    /** Whether who holds the lease on a folder was seen to renew it, and not too long ago. */
    public boolean isAlive(Path folder) {
        synchronized (seen) {
            Seen last = seen.get(key(folder));
            return last != null && last.changed && !isExpired(last.since);
        }
    }

    private static Path key(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    /** What stands in a folder's newest lease; empty if there is none, or it cannot be read. */
    public static Optional<LeaseNote> note(Path folder) {
        return new LeaseFolder(folder).newestNote();
    }

    /** When a folder's newest lease was renewed, by the clock of the file system; empty if there is none. */
    public static Optional<FileTime> renewed(Path folder) {
        return new LeaseFolder(folder).renewed();
    }

    /**
     * To be called before something is written into a folder.
     *
     * @throws LeaseLostException if this process had the lease on it and somebody else has taken over
     */
    public void requireHeld(Path folder) {
        Lease lease = held.get(key(folder));
        if (lease != null) {
            lease.requireHeld();
        }
    }

    /** Whether this process had the lease on a folder and somebody else has taken over. */
    public boolean isLost(Path folder) {
        Lease lease = held.get(key(folder));
        return lease != null && lease.isLost();
    }

    /** Renews every lease that this process has. */
    public void beat() {
        List.copyOf(held.values()).forEach(Lease::beat);
    }

    void forget(Lease lease) {
        held.remove(lease.folder().path(), lease);
    }

    long now() {
        return nanoTime.getAsLong();
    }

    boolean isExpired(long since) {
        return now() - since >= expiry.toNanos();
    }

    Duration expiry() {
        return expiry;
    }
}
