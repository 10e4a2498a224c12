package io.github.auxtask.data.deepaugment;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.deepaugment.transform.CutOut;
import io.github.auxtask.data.deepaugment.transform.HueReading;
import io.github.auxtask.data.deepaugment.transform.LevelImage;
import io.github.auxtask.data.deepaugment.transform.PolicyTransform;
import io.github.auxtask.data.deepaugment.transform.PolicyTransforms;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.List;

/** Applies one of several policies to a standardised image. For several threads, each with a {@link LevelImage} of its own. */
public final class PolicyApplier {
    private static final float WHITE = 255;

    /** Standardisation and its inverse move a level by less than a thousandth; whole ones are meant, since some steps truncate. */
    private static final float ROUNDED = 1e-3f;

    /** Added and taken away again, it leaves the nearest whole number, the even one of two, of everything below 2^22. */
    private static final float TO_WHOLE = 0x1.8p23f;

    private final List<List<Step>> policies;
    private final ImageShape shape;
    private final float[] mean;
    private final float[] std;

    private record Step(PolicyTransform transform, double magnitude) {}

    /**
     * An applier.
     *
     * @param hue what {@code add-to-hue-and-saturation} is
     * @param shape of the images, three channels
     * @param standardisation of the images
     * @throws BadInputException if the images have another number of channels
     */
    public PolicyApplier(List<Policy> policies, HueReading hue, ImageShape shape, Standardisation standardisation) {
        if (shape.channels() != LevelImage.CHANNELS) {
            throw new BadInputException("DeepAugment's policies are for colour images of three channels, not of "
                    + shape + ": use another augmentation for these.");
        }
        this.policies = policies.stream()
                .map(policy -> policy.steps().stream()
                        .map(step -> new Step(PolicyTransforms.named(step.transform(), hue), step.magnitude()))
                        .toList())
                .toList();
        this.shape = shape;
        mean = standardisation.mean();
        std = standardisation.std();
    }

    /** How many policies there are. */
    public int count() {
        return policies.size();
    }

    /** Room for one image, for one thread. */
    public LevelImage room() {
        return new LevelImage(shape.height(), shape.width());
    }

    /**
     * Changes an image in place; levels are limited to 0..255 after every step.
     *
     * @param policy which, from 0
     * @param cutOut what is done afterwards
     * @param images [channel, row, column], standardised, from {@code at} on
     * @param room whose content does not matter
     * @param random the image's stream
     */
    public void apply(int policy, CutOut cutOut, float[] images, int at, LevelImage room, RandomStream random) {
        load(images, at, room);
        for (Step step : policies.get(policy)) {
            step.transform().apply(room, step.magnitude(), random);
            room.clip();
        }
        cutOut.apply(room, random);
        store(room, images, at);
    }

    // Both in place: compilers vectorise loops over one array, or over several from the same index on.

    private void load(float[] images, int from, LevelImage image) {
        float[] levels = image.values();
        System.arraycopy(images, from, levels, 0, levels.length);
        int plane = shape.plane();
        for (int channel = 0; channel < LevelImage.CHANNELS; channel++) {
            float shift = mean[channel];
            float scale = std[channel];
            int end = (channel + 1) * plane;
            for (int i = channel * plane; i < end; i++) {
                levels[i] = (levels[i] * scale + shift) * WHITE;
            }
        }
        for (int i = 0; i < levels.length; i++) {
            float level = levels[i];
            float whole = level + TO_WHOLE - TO_WHOLE; // Math.rint, which compilers make no vectors of
            levels[i] = Math.abs(level - whole) < ROUNDED ? whole : level;
        }
        image.clip();
    }

    private void store(LevelImage image, float[] images, int at) {
        float[] levels = image.values();
        int plane = shape.plane();
        for (int channel = 0; channel < LevelImage.CHANNELS; channel++) {
            float shift = mean[channel];
            float scale = std[channel];
            int end = (channel + 1) * plane;
            for (int i = channel * plane; i < end; i++) {
                levels[i] = (levels[i] / WHITE - shift) / scale;
            }
        }
        System.arraycopy(levels, 0, images, at, levels.length);
    }
}
