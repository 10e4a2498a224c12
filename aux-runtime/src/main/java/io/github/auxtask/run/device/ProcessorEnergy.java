package io.github.auxtask.run.device;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The energy counters of the processor's packages, as Linux shows them in {@code /sys/class/powercap} (RAPL, on Intel and AMD):
 * everything that runs on them counts, not this process alone. Parts of a package, which the system lists beside it, are in it
 * already and are left out. Where one package cannot be read (the files are root's on most systems), nothing is, because a part
 * of the energy would look like all of it.
 */
final class ProcessorEnergy {
    /** Where Linux keeps the counters. */
    static final Path POWERCAP = Path.of("/sys/class/powercap");

    private static final String PACKAGES = "intel-rapl:[0-9]*";
    private static final double MICRO = 1e-6;

    /** One package's counter, which starts from zero again after its largest value. */
    private static final class Counter {
        private final Path file;
        private final long range;
        private long last;

        Counter(Path domain) throws IOException {
            this.file = domain.resolve("energy_uj");
            this.range = number(domain.resolve("max_energy_range_uj"));
            this.last = number(file);
        }

        /** Microjoules since the last call; right if it was not further back than the counter reaches. */
        long advance() throws IOException {
            long now = number(file);
            long used = now >= last ? now - last : range - last + now;
            last = now;
            return used;
        }
    }

    private final List<Counter> counters;
    private double microjoules;
    private boolean broken;

    private ProcessorEnergy(List<Counter> counters) {
        this.counters = counters;
    }

    /**
     * The counters below a folder, from now on.
     *
     * @param powercap {@link #POWERCAP}, or what a test puts in its place
     */
    static ProcessorEnergy in(Path powercap) {
        List<Counter> counters = new ArrayList<>();
        try (DirectoryStream<Path> domains = Files.newDirectoryStream(powercap, PACKAGES)) {
            List<Path> sorted = new ArrayList<>();
            domains.forEach(sorted::add);
            sorted.sort(Comparator.naturalOrder());
            for (Path domain : sorted) {
                // Other domains of this level are the whole machine (psys), which contains the packages.
                if (isWhole(domain) && Files.readString(domain.resolve("name")).startsWith("package")) {
                    counters.add(new Counter(domain));
                }
            }
        } catch (IOException | NumberFormatException | DirectoryIteratorException e) {
            return new ProcessorEnergy(List.of());
        }
        return new ProcessorEnergy(counters);
    }

    /** {@code intel-rapl:0} is a package, {@code intel-rapl:0:1} a part of it. */
    private static boolean isWhole(Path domain) {
        String name = String.valueOf(domain.getFileName());
        return name.indexOf(':') == name.lastIndexOf(':');
    }

    /** Whether there is anything to read. */
    boolean isKnown() {
        return !counters.isEmpty() && !broken;
    }

    /**
     * Joules since this object was made; empty where the system does not tell. To be called at least every few minutes: at
     * 300 W a counter of the usual range is full after a quarter of an hour.
     */
    synchronized OptionalDouble joules() {
        try {
            for (Counter counter : counters) {
                microjoules += counter.advance();
            }
        } catch (IOException | NumberFormatException e) {
            broken = true;
        }
        return isKnown() ? OptionalDouble.of(microjoules * MICRO) : OptionalDouble.empty();
    }

    private static long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip());
    }
}
