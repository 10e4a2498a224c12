package io.github.auxtask.method.sign;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.augment.Augmentation;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.data.made.MadeData;

/** Images as Algorithm 1 has left them, standardised, with the labels of the originals: {@link SignMaker} has made them. */
final class SignExamples implements Examples {
    private static final float WHITE = 255;

    private final MadeData made;
    private final int count;
    private final int copy;
    private final ImageSet originals;
    private final int[] members;
    private final float[] mean;
    private final float[] std;
    private final Augmented augmented;

    /**
     * How moved images are augmented, which is done in 8 bits.
     *
     * @param how on the loader's threads
     * @param seed of the run
     * @param fitted whether the 256 levels stand for the image's own range; values outside 0 to 1 are clipped if not
     */
    record Augmented(Augmentation how, long seed, boolean fitted) {
        static final Augmented NOT = new Augmented(Augmentation.NONE, 0, true);
    }

    /**
     * The images after so many iterations.
     *
     * @param made one for each member, in their order
     * @param count K
     * @param copy number of the copy of the training set that this is, from 1; the originals are 0
     * @param originals the data set's training images
     * @param members indices of originals that were moved
     */
    SignExamples(
            MadeData made,
            int count,
            int copy,
            ImageSet originals,
            int[] members,
            Standardisation standardisation,
            Augmented augmented) {
        if (made.count() != members.length) {
            throw new IllegalArgumentException(
                    made.count() + " images were moved, and " + members.length + " are to be trained on");
        }
        this.made = made;
        this.count = count;
        this.copy = copy;
        this.originals = originals;
        this.members = members.clone();
        this.mean = standardisation.mean();
        this.std = standardisation.std();
        this.augmented = augmented;
    }

    @Override
    public int count() {
        return members.length;
    }

    @Override
    public int classes() {
        return originals.classes();
    }

    @Override
    public ImageShape shape() {
        return augmented.how().output(originals.shape());
    }

    /** Another than the original's, and for every K another, so that augmentation draws anew for each. */
    @Override
    public int index(int position) {
        return members[position] + copy * originals.count();
    }

    @Override
    public int label(int position) {
        return originals.label(members[position]);
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        int size = originals.shape().size();
        if (augmented.how() == Augmentation.NONE) {
            moved(position, out, at);
        } else {
            float[] values = new float[size];
            moved(position, values, 0);
            augment(values, position, epoch, out, at);
        }
        int plane = shape().plane();
        for (int channel = 0; channel < mean.length; channel++) {
            for (int i = at + channel * plane; i < at + (channel + 1) * plane; i++) {
                out[i] = (out[i] - mean[channel]) / std[channel];
            }
        }
    }

    /** The original plus its change, on the scale 0 to 1 that it may leave. */
    private void moved(int position, float[] out, int at) {
        int size = originals.shape().size();
        byte[] pixels = new byte[size];
        originals.read(members[position], pixels, 0);
        float[] scale = new float[1];
        made.read(SignMaker.scale(count), position, scale, 0);
        made.read(SignMaker.changes(count), position, out, at);
        for (int i = 0; i < size; i++) {
            out[at + i] = (pixels[i] & 0xFF) / WHITE + scale[0] * out[at + i];
        }
    }

    private void augment(float[] values, int position, int epoch, float[] out, int at) {
        float low = 0;
        float high = 1;
        if (augmented.fitted()) {
            for (float value : values) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        float range = high - low;
        byte[] levels = new byte[values.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) Math.round(WHITE * Math.min(1, Math.max(0, (values[i] - low) / range)));
        }
        byte[] changed = new byte[shape().size()];
        RandomStream random = RandomStream.of(augmented.seed(), "augmentation of moved images", epoch, index(position));
        augmented.how().apply(levels, 0, originals.shape(), random, changed);
        for (int i = 0; i < changed.length; i++) {
            out[at + i] = low + range * (changed[i] & 0xFF) / WHITE;
        }
    }

    /** Pixels on the scale 0 to 1. */
    static void unit(byte[] pixels, float[] out, int at) {
        for (int i = 0; i < pixels.length; i++) {
            out[at + i] = (pixels[i] & 0xFF) / WHITE;
        }
    }
}
