package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.NormalPairs;
import io.github.auxtask.core.RandomStream;
import java.util.Arrays;

/**
 * A layer of clouds or fog (imgaug's {@code CloudLayer}, {@code Fog} and {@code Clouds}): the image mixed with a bright, smooth texture by
 * a smooth mask, truncated to whole levels. Magnitudes are not used.
 *
 * @param brightness range of the clouds' mean level
 * @param textureExponent range of the exponent of the texture's {@link FrequencyNoise}
 * @param coarse standard deviation of the texture's 8 x 8 coarse levels
 * @param cover range of the mask's smallest value
 * @param contrast range of what the mask's noise is multiplied with
 * @param blob range of the side that the mask's noise is made for, in pixels
 * @param maskExponent range of the exponent of the mask's noise
 * @param sparsity range of the mask's exponent
 * @param density range of the mask's factor
 */
record CloudLayer(
        Range brightness,
        Range textureExponent,
        double coarse,
        Range cover,
        Range contrast,
        Range blob,
        Range maskExponent,
        Range sparsity,
        Range density) {
    private static final int COARSE = 8;
    private static final int LEVELS = (int) LevelImage.WHITE + 1;
    private static final double TEXTURE_DEPTH = 5;

    private static final CloudLayer FOG = new CloudLayer(
            new Range(220, 255),
            new Range(-2, -1.5),
            2,
            new Range(0.7, 0.9),
            new Range(0.3, 0.3),
            new Range(2, 8),
            new Range(-4, -2),
            new Range(0.9, 0.9),
            new Range(0.4, 0.9));
    private static final CloudLayer LARGE_CLOUDS = new CloudLayer(
            new Range(196, 255),
            new Range(-2.5, -2),
            10,
            new Range(0, 0),
            new Range(0.25, 0.75),
            new Range(2, 8),
            new Range(-2.5, -2),
            new Range(0.8, 1),
            new Range(0.5, 1));
    private static final CloudLayer SMALL_CLOUDS = new CloudLayer(
            new Range(196, 255),
            new Range(-2, -1),
            10,
            new Range(0, 0),
            new Range(0.5, 1),
            new Range(64, 128),
            new Range(-2, -1),
            new Range(1, 1.4),
            new Range(0.8, 1.5));

    /** Numbers from one to another. */
    record Range(double from, double to) {
        double draw(RandomStream random) {
            return Uniform.between(from, to, random);
        }

        int drawWhole(RandomStream random) {
            return (int) from + random.nextInt((int) (to - from) + 1);
        }
    }

    /** One dense layer. */
    static void fog(LevelImage image, double magnitude, RandomStream random) {
        FOG.draw(image, random);
    }

    /** A layer of large clouds, one of small clouds, or both, with probabilities 1/4, 1/4 and 1/2. */
    static void clouds(LevelImage image, double magnitude, RandomStream random) {
        boolean both = random.nextInt(2) == 1;
        boolean large = random.nextInt(2) == 1;
        if (both || large) {
            LARGE_CLOUDS.draw(image, random);
        }
        if (both || !large) {
            SMALL_CLOUDS.draw(image, random);
        }
    }

    /** Draws, in this order: mean level, cover, contrast, sparsity, density; coarse levels, fine texture; mask. */
    private void draw(LevelImage image, RandomStream random) {
        double mean = brightness.draw(random);
        double least = cover.draw(random);
        double multiplier = contrast.draw(random);
        double power = sparsity.draw(random);
        double factor = density.draw(random);
        double[] texture = texture(image, mean, random);
        double[] mask = FrequencyNoise.plane(
                image.height(), image.width(), maskExponent.draw(random), blob.drawWhole(random), random);
        double[] met = new double[LEVELS];
        Arrays.fill(met, Double.NaN);
        double[] alphas = new double[LEVELS];
        for (int i = 0; i < mask.length; i++) {
            // Masks that were enlarged have whole levels, a few hundred at most.
            int level = (int) Math.rint(mask[i] * LevelImage.WHITE);
            if (met[level] != mask[i]) {
                met[level] = mask[i];
                alphas[level] = Math.max(0, Math.min(1, Elementary.pow(least + multiplier * mask[i], power) * factor));
            }
            mask[i] = alphas[level];
        }
        float[] values = image.values();
        for (int plane = 0; plane < values.length; plane += mask.length) {
            mix(values, plane, texture, mask);
        }
    }

    /** (1 - alpha) image + alpha texture, truncated. */
    private static void mix(float[] values, int from, double[] texture, double[] alpha) {
        for (int i = 0; i < alpha.length; i++) {
            values[from + i] =
                    (int) LevelImage.clipped((float) ((1 - alpha[i]) * values[from + i] + alpha[i] * texture[i]));
        }
    }

    private double[] texture(LevelImage image, double mean, RandomStream random) {
        NormalPairs normals = new NormalPairs(random);
        double[] levels = new double[COARSE * COARSE];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (int) LevelImage.clipped((float) (mean + coarse * normals.next()));
        }
        double[] texture = CubicEnlargement.enlarge(levels, COARSE, COARSE, image.height(), image.width());
        int longest = Math.max(image.height(), image.width());
        double[] fine =
                FrequencyNoise.plane(image.height(), image.width(), textureExponent.draw(random), longest, random);
        for (int i = 0; i < texture.length; i++) {
            double level = texture[i] + mean * (2 * fine[i] - 1) / TEXTURE_DEPTH;
            texture[i] = Math.max(0, Math.min(LevelImage.WHITE, level));
        }
        return texture;
    }
}
