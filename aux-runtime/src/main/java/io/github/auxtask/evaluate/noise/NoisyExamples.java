package io.github.auxtask.evaluate.noise;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;

/** The same images several times over, under damage that depends on seed, image and repetition only. */
final class NoisyExamples implements Examples {
    private static final float WHITE = 255;

    private final Examples clean;
    private final Standardisation standardisation;
    private final Damage damage;
    private final int repetitions;
    private final long seed;
    private final float[] mean;
    private final float[] std;

    NoisyExamples(Examples clean, Standardisation standardisation, Damage damage, int repetitions, long seed) {
        this.clean = clean;
        this.standardisation = standardisation;
        this.damage = damage;
        this.repetitions = repetitions;
        this.seed = seed;
        this.mean = standardisation.mean();
        this.std = standardisation.std();
    }

    /** How many there are before. */
    int images() {
        return clean.count();
    }

    /** Of an example, from 0 on. */
    int repetition(int position) {
        return position / clean.count();
    }

    private int image(int position) {
        return position % clean.count();
    }

    @Override
    public int count() {
        return Math.multiplyExact(clean.count(), repetitions);
    }

    @Override
    public int classes() {
        return clean.classes();
    }

    @Override
    public ImageShape shape() {
        return clean.shape();
    }

    @Override
    public int index(int position) {
        return clean.index(image(position));
    }

    @Override
    public int label(int position) {
        return clean.label(image(position));
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        ImageShape shape = shape();
        float[] levels = new float[shape.size()];
        clean.write(image(position), epoch, levels, 0);
        standardisation.invert(levels, 0, shape, levels, 0);
        for (int i = 0; i < levels.length; i++) {
            // The images are of 8 bits: their levels come back exactly.
            levels[i] = Math.round(levels[i] * WHITE);
        }
        RandomStream random = RandomStream.of(seed, "noise " + damage.name(), index(position), repetition(position));
        damage.apply(levels, shape, random);
        for (int i = 0; i < levels.length; i++) {
            int channel = i / shape.plane();
            out[at + i] = (levels[i] / WHITE - mean[channel]) / std[channel];
        }
    }
}
