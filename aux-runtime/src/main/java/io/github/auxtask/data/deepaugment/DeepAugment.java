package io.github.auxtask.data.deepaugment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchStage;
import io.github.auxtask.data.deepaugment.transform.CutOut;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.deepaugment.transform.LevelImage;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;

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
    private final Application application;
    private final PolicyApplier applier;
    private final int extent;
    private final long seed;

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
        this.application = application;
        this.applier = new PolicyApplier(policies.all(), application.hue(), shape, standardisation);
        this.extent = shape.size();
        this.seed = seed;
    }

    @Override
    public Batch apply(Batch batch, int epoch) {
        float[] images = batch.images();
        LevelImage room = applier.room();
        int groups = (batch.size() + application.group() - 1) / application.group();
        for (int group = application.spared(); group < groups; group++) {
            RandomStream random = RandomStream.of(seed, "deepaugment group", epoch, batch.step(), group);
            if (random.nextDouble() >= application.probability()) {
                continue;
            }
            int policy = random.nextInt(applier.count());
            int first = group * application.group();
            int end = Math.min(batch.size(), first + application.group());
            for (int i = first; i < end; i++) {
                RandomStream own = RandomStream.of(seed, "deepaugment", epoch, batch.indices()[i]);
                applier.apply(policy, application.cutOut(), images, i * extent, room, own);
            }
        }
        return batch.withImages(images);
    }
}
