package io.github.auxtask.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.data.augment.HorizontalFlip;
import io.github.auxtask.data.augment.ImageTransform;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.augment.RandomResizedCrop;
import io.github.auxtask.data.augment.Resize;
import io.github.auxtask.data.augment.Standardise;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.batch.PipelineExamples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.train.input.InputStage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Images a second that become inputs of 224 x 224 from stored ones of 64 x 64, on the device and in plain Java on the loader's
 * threads. {@code InputStageBench [BATCH [SECONDS]]}.
 */
final class InputStageBench {
    private static final ImageShape STORED = new ImageShape(3, 64, 64);
    private static final int SIDE = 224;
    private static final int IMAGES = 4096;
    private static final double NANOS = 1e9;

    private InputStageBench() {}

    public static void main(String[] arguments) throws IOException {
        int batch = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 64;
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
        byte[] pixels = new byte[IMAGES * STORED.size()];
        new Random(1).nextBytes(pixels);
        ImageSet images = new ImageSet("noise", 1, STORED, pixels, new int[IMAGES]);
        ImageTransform standardise = new Standardise(Standardisation.CIFAR10);
        List<List<ImageTransform>> pipelines = List.of(
                List.of(new Resize(SIDE, SIDE, true), standardise),
                List.of(RandomResizedCrop.square(SIDE), new HorizontalFlip(0.5), standardise));
        System.out.printf(Locale.ROOT, "%s; batches of %d%n", Machine.describe(), batch);
        System.out.println("| transforms | device, images/s | plain Java, images/s |");
        System.out.println("|---|---|---|");
        for (List<ImageTransform> transforms : pipelines) {
            InputPipeline pipeline = new InputPipeline(STORED, transforms);
            PipelineExamples examples =
                    new PipelineExamples(images, IntStream.range(0, IMAGES).toArray(), pipeline, 1);
            BatchLoader loader = BatchLoader.of(examples, batch).threads(1);
            try (NDManager manager = NDManager.newBaseManager();
                    InputStage stage = new InputStage(pipeline, manager)) {
                double device = rate(loader.stored(), stage, manager, seconds);
                int cores = Runtime.getRuntime().availableProcessors();
                double java = rate(loader.threads(cores), null, manager, seconds);
                System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f |%n", names(transforms), device, java);
            }
        }
    }

    private static String names(List<ImageTransform> transforms) {
        return String.join(", ", transforms.stream().map(ImageTransform::name).toList());
    }

    private static double rate(
            BatchLoader loader,
            @org.jspecify.annotations.Nullable InputStage stage,
            NDManager manager,
            double seconds) {
        once(loader, stage, manager, seconds / 2); // the compiler of the virtual machine warms up
        return once(loader, stage, manager, seconds);
    }

    private static double once(
            BatchLoader loader,
            @org.jspecify.annotations.Nullable InputStage stage,
            NDManager manager,
            double seconds) {
        long begun = System.nanoTime();
        long made = 0;
        for (int epoch = 0; (System.nanoTime() - begun) / NANOS < seconds; epoch++) {
            try (Batches batches = loader.epoch(epoch)) {
                while (batches.hasNext() && (System.nanoTime() - begun) / NANOS < seconds) {
                    Batch batch = batches.next();
                    if (stage != null) {
                        try (NDManager scope = manager.newSubManager()) {
                            NDArray inputs = stage.inputs(scope, batch);
                            finish(inputs);
                        }
                    }
                    made += batch.size();
                    batches.recycle(batch);
                }
            }
        }
        return made / ((System.nanoTime() - begun) / NANOS);
    }

    /** Waits for a device that works ahead, by asking for one number. */
    private static void finish(NDArray inputs) {
        if (inputs.getDevice().isGpu()) {
            inputs.get(0, 0, 0, 0).toFloatArray();
        }
    }
}
