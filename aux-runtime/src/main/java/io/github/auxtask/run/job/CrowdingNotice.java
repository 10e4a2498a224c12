package io.github.auxtask.run.job;

import com.sun.management.OperatingSystemMXBean;
import io.github.auxtask.train.EpochRecord;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Notices that several threads compute beside another program. They wait for one another within a step, and turn while they wait: where one
 * has lost its processor to somebody else, the other burns its own. A training of two threads on two processors, at the lowest priority, fell
 * from 2,900 to 190 images a second beside a program of one thread; one of one thread lost nothing.
 */
final class CrowdingNotice {
    /** An epoch that is this much slower than the fastest one is worth a sentence. */
    private static final double SLOWER = 2;

    /** Processors that others have to keep busy. */
    private static final double NOTABLE = 0.5;

    private final int threads;
    private final int processors;
    private final DoubleSupplier others;
    private String phase = "";
    private double fastest;
    private boolean told;

    /**
     * @param threads of a step; 0 on a GPU
     * @param processors of the machine
     * @param others how many processors other programs kept busy since this was last asked for
     */
    CrowdingNotice(int threads, int processors, DoubleSupplier others) {
        this.threads = threads;
        this.processors = processors;
        this.others = others;
    }

    /** Of steps of this process. */
    static CrowdingNotice ofThisProcess(int threads) {
        int processors = Runtime.getRuntime().availableProcessors();
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system)) {
            return new CrowdingNotice(0, processors, () -> 0);
        }
        system.getCpuLoad(); // each counts from when it was last asked for
        system.getProcessCpuLoad();
        return new CrowdingNotice(
                threads, processors, () -> (system.getCpuLoad() - system.getProcessCpuLoad()) * processors);
    }

    /** A sentence for people, once, if the epoch suffered. */
    Optional<String> look(EpochRecord epoch) {
        double busy = others.getAsDouble();
        double speed = epoch.imagesPerSecond();
        if (!epoch.phase().equals(phase)) {
            phase = epoch.phase(); // of other steps
            fastest = 0;
        }
        boolean slow = speed * SLOWER < fastest;
        fastest = Math.max(fastest, speed);
        if (told || threads < 2 || !slow || !(busy >= NOTABLE)) {
            return Optional.empty();
        }
        told = true;
        return Optional.of(String.format(
                Locale.ROOT,
                "Epoch %d trained %,.0f images a second, the fastest %,.0f: other programs kept %.1f of %d processors busy, and the %d"
                        + " threads of a step wait for one another. End those programs, or stop (Ctrl-C) and go on with"
                        + " -Daux.threads=%d, which comes to other bits from there on.",
                epoch.epoch(),
                speed,
                fastest,
                busy,
                processors,
                threads,
                Math.max(1, (int) Math.floor(processors - busy))));
    }
}
