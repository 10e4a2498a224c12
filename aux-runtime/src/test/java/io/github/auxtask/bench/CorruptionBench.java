package io.github.auxtask.bench;

import io.github.auxtask.data.corruption.Corruption;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.Corruptions;
import io.github.auxtask.data.corruption.benchmark.GeneratedImages;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.source.ShapesDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Corrupted images that are made a second, for every corruption over its five severities, on a few threads; run by hand, asserts
 * nothing. {@code CorruptionBench [THREADS [SECONDS]]}, seconds for each corruption. The mean over the corruptions is that of a whole
 * run: images of all over seconds of all.
 */
final class CorruptionBench {
    private static final int IMAGES = 500;
    private static final int VALUES = 3 * 32 * 32;
    private static final double NANOS = 1e9;

    private CorruptionBench() {}

    public static void main(String[] arguments) throws Exception {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2;
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
        ImageSet test = new ShapesDataset(10, IMAGES).draw().test();
        CorruptedImages images = new GeneratedImages(test, Path.of("no such folder"));
        System.out.printf(Locale.ROOT, "%s; %d threads%n", machine(), threads);
        System.out.println("| corruption | images/s |");
        System.out.println("|---|---|");
        double perImage = 0;
        for (String name : Corruptions.NAMES) {
            rate(images, name, threads, seconds); // the compiler of the virtual machine warms up
            double rate = rate(images, name, threads, seconds);
            perImage += 1 / rate;
            System.out.printf(Locale.ROOT, "| %s | %,.0f |%n", name, rate);
        }
        System.out.printf(Locale.ROOT, "| **all nineteen** | **%,.0f** |%n", Corruptions.NAMES.size() / perImage);
    }

    private static String machine() throws IOException {
        return Machine.describe();
    }

    private static double rate(CorruptedImages images, String name, int threads, double seconds) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long started = System.nanoTime();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            Future<?>[] all = new Future<?>[threads];
            for (int i = 0; i < threads; i++) {
                all[i] = workers.submit(() -> {
                    byte[] out = new byte[VALUES];
                    while (System.nanoTime() - started < seconds * NANOS) {
                        int n = next.getAndIncrement();
                        images.write(name, n % Corruption.SEVERITIES + 1, n / Corruption.SEVERITIES % IMAGES, out, 0);
                    }
                });
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            workers.shutdown();
        }
        return next.get() / ((System.nanoTime() - started) / NANOS);
    }
}
