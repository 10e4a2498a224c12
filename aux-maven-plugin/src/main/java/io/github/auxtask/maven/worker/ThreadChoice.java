package io.github.auxtask.maven.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;

/**
 * With how many threads the engine computes where nobody says ({@code -Daux.threads}): as many as there are processors that nobody
 * else uses. More would only take turns with others and wait for one another.
 *
 * @param threads of all workers together, at least 1
 * @param why for people; empty where the user chose
 */
public record ThreadChoice(int threads, String why) {
    private static final long SAMPLE = TimeUnit.MILLISECONDS.toNanos(300);

    /**
     * Chooses.
     *
     * @param asked the user's number; 0 if there is none
     * @param bitwise whether equal bits are asked for: then what others do must not matter
     * @param begun with how many something was begun that this command goes on with
     * @param processors that this process may use, by its affinity and its group's quota
     * @param others how many of them others keep busy; measured only if it matters
     */
    public static ThreadChoice of(
            int asked, boolean bitwise, OptionalInt begun, int processors, DoubleSupplier others) {
        if (asked > 0) {
            return new ThreadChoice(asked, "");
        }
        if (begun.isPresent() && begun.getAsInt() <= processors) {
            return new ThreadChoice(
                    begun.getAsInt(),
                    "as many as the interrupted run was begun with; another number would give other bits");
        }
        if (bitwise) {
            return new ThreadChoice(
                    processors, "one on each processor whatever else runs there, as -Daux.determinism=bitwise asks");
        }
        double busy = Math.max(0, others.getAsDouble());
        int free = (int) Math.max(1, Math.round(processors - busy));
        String used = String.format(Locale.ROOT, "%.1f of %d processors", busy, processors);
        return new ThreadChoice(
                free,
                "as other programs use " + used
                        + (free < processors
                                ? "; another number would give other bits (-Daux.threads=N fixes it)"
                                : ""));
    }

    /** A line for people; empty where the user chose. */
    public String text() {
        return why.isEmpty() ? "" : threads + (threads == 1 ? " thread, " : " threads, ") + why;
    }

    /** How many of these processors other processes keep busy, looked at for a third of a second; 0 where nobody can tell. */
    public static double others(int processors) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            return 0;
        }
        // What is asked for the first time since the start means nothing.
        system.getCpuLoad();
        system.getProcessCpuLoad();
        long end = System.nanoTime() + SAMPLE;
        for (long left = SAMPLE; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        double all = system.getCpuLoad();
        double own = system.getProcessCpuLoad();
        return Double.isFinite(all) && all >= 0 && own >= 0 ? Math.max(0, all - own) * processors : 0;
    }
}
