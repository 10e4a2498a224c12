package io.github.auxtask.data.batch;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.source.ShapesDataset;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Images that a loader makes a second of one core's time, augmented and standardised; run by hand, asserts nothing. */
final class LoaderBenchmark {
    private static final int BATCH = 128;
    private static final int EPOCHS = 20;

    private LoaderBenchmark() {}

    public static void main(String[] arguments) {
        Dataset shapes = new ShapesDataset(10_000, 10).draw();
        ImageExamples plain = ImageExamples.of(shapes.train(), shapes.standardisation());
        measure("as they are", plain);
        measure("crop and flip", plain.augmented(CropAndFlip.symmetric(), 1));
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void measure(String name, Examples examples) {
        BatchLoader loader = BatchLoader.of(examples, BATCH).shuffled(1).threads(0);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            long start = processorTime();
            try (Batches batches = loader.epoch(epoch)) {
                batches.forEach(batches::recycle);
            }
            double seconds = (processorTime() - start) / 1e9;
            if (epoch % 5 == 4) {
                System.out.printf(Locale.ROOT, "%-14s %,9.0f images/s of one core%n", name, examples.count() / seconds);
            }
        }
    }
}
