package io.github.auxtask.bench;

import com.sun.management.OperatingSystemMXBean;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.augment.Augmentation;
import io.github.auxtask.data.augment.ClassicalSettings;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.deepaugment.DeepAugment;
import io.github.auxtask.data.deepaugment.Policies;
import io.github.auxtask.data.deepaugment.Policy;
import io.github.auxtask.data.deepaugment.transform.CutOut;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.source.ShapesDataset;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Augmented training images of 32 x 32 that a loader makes a second; run by hand, asserts nothing. {@code AugmentationBench [THREADS
 * [SECONDS [each]]]}, seconds for each line, {@code each} for every transform by itself.
 */
final class AugmentationBench {
    private static final int IMAGES = 2_000;
    private static final int BATCH = 128;
    private static final double NANOS = 1e9;

    private AugmentationBench() {}

    public static void main(String[] arguments) throws Exception {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 3;
        ImageSet train = new ShapesDataset(IMAGES, 10).draw().train();
        System.out.printf(Locale.ROOT, "%s; %d threads%n", Machine.describe(), threads);
        System.out.println("| augmentation | images/s | images/s of processor time |");
        System.out.println("|---|---|---|");
        ImageExamples plain = ImageExamples.of(train, Standardisation.UNIT);
        Augmentation classical = ClassicalSettings.read(Settings.of(Map.of()).validate(ClassicalSettings.keys()));
        print("none", BatchLoader.of(plain, BATCH), threads, seconds);
        print("classical", BatchLoader.of(plain.augmented(classical, 1), BATCH), threads, seconds);
        BatchLoader policies = BatchLoader.of(plain, BATCH)
                .stage(stage(Policies.released(), DeepAugment.Application.RELEASED, train.shape()));
        print("released policies, as released", policies, threads, seconds);
        DeepAugment.Application always = new DeepAugment.Application(4, 0, 1, new CutOut(4, 6), HueReading.BYTES);
        print(
                "released policies, every image",
                BatchLoader.of(plain, BATCH).stage(stage(Policies.released(), always, train.shape())),
                threads,
                seconds);
        if (arguments.length > 2) {
            for (String name : PolicyTransforms.NAMES) {
                Policies one = new Policies(name, List.of(new Policy(List.of(new Policy.Step(name, 0.9)))));
                print(name, BatchLoader.of(plain, BATCH).stage(stage(one, always, train.shape())), threads, seconds);
            }
        }
    }

    private static DeepAugment stage(Policies policies, DeepAugment.Application application, ImageShape shape) {
        return new DeepAugment(policies, application, shape, Standardisation.UNIT, 1);
    }

    private static void print(String name, BatchLoader batches, int threads, double seconds) {
        BatchLoader loader = batches.shuffled(1).threads(threads);
        rates(loader, seconds); // the compiler of the virtual machine warms up
        double[] rates = rates(loader, seconds);
        System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f |%n", name, rates[0], rates[1]);
    }

    private static double[] rates(BatchLoader loader, double seconds) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long started = System.nanoTime();
        long worked = system.getProcessCpuTime();
        long images = 0;
        for (int epoch = 0; System.nanoTime() - started < seconds * NANOS; epoch++) {
            try (Batches batches = loader.epoch(epoch)) {
                for (Batch batch : batches) {
                    images += batch.size();
                    batches.recycle(batch);
                }
            }
        }
        return new double[] {
            images * NANOS / (System.nanoTime() - started), images * NANOS / (system.getProcessCpuTime() - worked)
        };
    }
}
