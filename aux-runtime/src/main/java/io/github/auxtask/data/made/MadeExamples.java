package io.github.auxtask.data.made;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;

/** Made images on the scale 0 to 1 as inputs of a network, standardised, with the labels of the images that they were made from. */
public final class MadeExamples implements Examples {
    private final MadeData made;
    private final MadeArray array;
    private final ImageSet originals;
    private final int[] members;
    private final float[] mean;
    private final float[] std;

    private MadeExamples(
            MadeData made, MadeArray array, ImageSet originals, int[] members, Standardisation standardisation) {
        this.made = made;
        this.array = array;
        this.originals = originals;
        this.members = members;
        this.mean = standardisation.mean();
        this.std = standardisation.std();
    }

    /**
     * Some of the images.
     *
     * @param array the name of what was made
     * @param originals what it was made from, one for each
     * @param members indices of originals, in this order
     * @throws IllegalArgumentException if the numbers of images or channels do not fit
     */
    public static MadeExamples of(
            MadeData made, String array, ImageSet originals, int[] members, Standardisation standardisation) {
        MadeArray chosen = made.array(array);
        if (made.count() != originals.count()) {
            throw new IllegalArgumentException(made.count() + " images were made, which are not those of " + originals);
        }
        if (standardisation.channels() != chosen.shape().channels()) {
            throw new IllegalArgumentException("the made images have other channels than their standardisation");
        }
        return new MadeExamples(made, chosen, originals, members.clone(), standardisation);
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
        return array.shape();
    }

    @Override
    public int index(int position) {
        return members[position];
    }

    @Override
    public int label(int position) {
        return originals.label(members[position]);
    }

    /** The same in every epoch. */
    @Override
    public void write(int position, int epoch, float[] out, int at) {
        made.read(array.name(), members[position], out, at);
        int plane = array.shape().plane();
        for (int channel = 0; channel < mean.length; channel++) {
            for (int i = at + channel * plane; i < at + (channel + 1) * plane; i++) {
                out[i] = (out[i] - mean[channel]) / std[channel];
            }
        }
    }
}
