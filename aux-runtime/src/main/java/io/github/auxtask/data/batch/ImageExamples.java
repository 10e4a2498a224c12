package io.github.auxtask.data.batch;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.augment.Augmentation;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.split.Subset;

/** Images of a set, chosen by index, augmented and standardised when they are written. */
public final class ImageExamples implements Examples {
    private final ImageSet images;
    private final int[] members;
    private final Standardisation standardisation;
    private final Augmentation augmentation;
    private final long seed;

    private ImageExamples(
            ImageSet images, int[] members, Standardisation standardisation, Augmentation augmentation, long seed) {
        if (standardisation.channels() != images.shape().channels()) {
            throw new IllegalArgumentException(images + " has other channels than its standardisation");
        }
        for (int member : members) {
            if (member < 0 || member >= images.count()) {
                throw new IllegalArgumentException(images + " has no image " + member);
            }
        }
        this.images = images;
        this.members = members;
        this.standardisation = standardisation;
        this.augmentation = augmentation;
        this.seed = seed;
    }

    /** All images, as they are. */
    public static ImageExamples of(ImageSet images, Standardisation standardisation) {
        return of(images, Subset.all(images.count()), standardisation);
    }

    /** The images with these indices, in this order, as they are. */
    public static ImageExamples of(ImageSet images, int[] members, Standardisation standardisation) {
        return new ImageExamples(images, members.clone(), standardisation, Augmentation.NONE, 0);
    }

    /** The same images, augmented with draws from the stream (seed, "augmentation", epoch, index). */
    public ImageExamples augmented(Augmentation how, long runSeed) {
        return new ImageExamples(images, members, standardisation, how, runSeed);
    }

    @Override
    public int count() {
        return members.length;
    }

    @Override
    public int classes() {
        return images.classes();
    }

    @Override
    public ImageShape shape() {
        return augmentation.output(images.shape());
    }

    @Override
    public int index(int position) {
        return members[position];
    }

    @Override
    public int label(int position) {
        return images.label(members[position]);
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        int index = members[position];
        byte[] pixels;
        int from;
        if (images.inMemory()) {
            pixels = images.pixels();
            from = images.offset(index);
        } else {
            pixels = new byte[images.shape().size()];
            from = 0;
            images.read(index, pixels, from);
        }
        if (augmentation == Augmentation.NONE) {
            standardisation.apply(pixels, from, images.shape(), out, at);
            return;
        }
        ImageShape shape = shape();
        byte[] changed = new byte[shape.size()];
        RandomStream random = RandomStream.of(seed, "augmentation", epoch, index);
        augmentation.apply(pixels, from, images.shape(), random, changed);
        standardisation.apply(changed, 0, shape, out, at);
    }
}
