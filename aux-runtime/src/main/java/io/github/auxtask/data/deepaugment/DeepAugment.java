package io.github.auxtask.data.deepaugment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.deepaugment.transform.CutOut;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.deepaugment.transform.LevelImage;
import io.github.auxtask.data.deepaugment.transform.PolicyTransform;
import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.List;

/**
 * Augments training batches as DeepAugment's {@code image_generator.py} does: the batch is cut into groups of images, the first of which
 * is never augmented; of every other group a random policy, or none, is applied to all images, each with draws of its own, and then
 * {@link CutOut}. Images that are left over at the end are a group of their own; the released code drops them.
 *
 * <p>Levels are limited to 0..255 after every step, as released: what an image has beyond black and white is lost if it is augmented.
 *
 * <p>Which policy a group gets comes from the stream (seed, "deepaugment group", epoch, step, group); all draws of an image from (seed,
 * "deepaugment", epoch, index).
 */
public final class DeepAugment implements BatchStage {
    private static final float WHITE = 255;

    /** Standardisation and its inverse move a level by less than a thousandth; whole ones are meant, since some steps truncate. */
    private static final float ROUNDED = 1e-3f;

    private final Application application;
    private final List<List<Step>> policies;
    private final ImageShape shape;
    private final Standardisation standardisation;
    private final long seed;

    private record Step(PolicyTransform transform, double magnitude) {}

    /**
     * How policies are applied.
     *
     * @param group images in a group, at least 1
     * @param spared groups at the start of every batch that are never augmented
     * @param probability that another group is augmented, 0 to 1
     * @param cutOut what is done to every augmented image after its policy
     * @param hue what {@code add-to-hue-and-saturation} is
     */
    public record Application(int group, int spared, double probability, CutOut cutOut, HueReading hue) {
        /** As released: groups of four, the first spared, the others with probability 0.8, windows of 4 and squares of 6 pixels. */
        public static final Application RELEASED = new Application(4, 1, 0.8, new CutOut(4, 6), HueReading.BYTES);

        public Application {
            if (group < 1 || spared < 0 || !(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("groups of " + group + ", " + spared
                        + " of them spared, with probability " + probability + " make no sense");
            }
        }
    }

    /**
     * A stage of a training.
     *
     * @param shape of the images, three channels
     * @param standardisation of the images when they come here, which they have again afterwards
     * @param seed of the run
     */
    public DeepAugment(
            Policies policies, Application application, ImageShape shape, Standardisation standardisation, long seed) {
        if (shape.channels() != LevelImage.CHANNELS) {
            throw new IllegalArgumentException("policies are for images of three channels, not of " + shape);
        }
        this.application = application;
        this.policies = policies.all().stream()
                .map(policy -> policy.steps().stream()
                        .map(step ->
                                new Step(PolicyTransforms.named(step.transform(), application.hue()), step.magnitude()))
                        .toList())
                .toList();
        this.shape = shape;
        this.standardisation = standardisation;
        this.seed = seed;
    }

    @Override
    public Batch apply(Batch batch, int epoch) {
        float[] images = batch.images();
        LevelImage image = new LevelImage(shape.height(), shape.width());
        int groups = (batch.size() + application.group() - 1) / application.group();
        for (int group = application.spared(); group < groups; group++) {
            RandomStream random = RandomStream.of(seed, "deepaugment group", epoch, batch.step(), group);
            if (random.nextDouble() < application.probability()) {
                List<Step> policy = policies.get(random.nextInt(policies.size()));
                int first = group * application.group();
                int end = Math.min(batch.size(), first + application.group());
                for (int i = first; i < end; i++) {
                    load(images, i * shape.size(), image);
                    apply(policy, image, RandomStream.of(seed, "deepaugment", epoch, batch.indices()[i]));
                    store(image, images, i * shape.size());
                }
            }
        }
        return batch.withImages(images);
    }

    private void apply(List<Step> policy, LevelImage image, RandomStream random) {
        for (Step step : policy) {
            step.transform().apply(image, step.magnitude(), random);
            image.clip();
        }
        application.cutOut().apply(image, random);
    }

    private void load(float[] images, int from, LevelImage image) {
        float[] levels = image.values();
        standardisation.invert(images, from, shape, levels, 0);
        for (int i = 0; i < levels.length; i++) {
            float level = levels[i] * WHITE;
            float whole = (float) Math.rint(level);
            levels[i] = Math.abs(level - whole) < ROUNDED ? whole : level;
        }
        image.clip();
    }

    private void store(LevelImage image, float[] images, int at) {
        float[] levels = image.values();
        float[] mean = standardisation.mean();
        float[] std = standardisation.std();
        for (int i = 0; i < levels.length; i++) {
            int channel = i / shape.plane();
            images[at + i] = (levels[i] / WHITE - mean[channel]) / std[channel];
        }
    }
}
