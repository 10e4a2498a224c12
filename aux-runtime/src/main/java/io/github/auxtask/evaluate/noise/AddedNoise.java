package io.github.auxtask.evaluate.noise;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * Independent Gaussian noise of mean 0 on every value, clipped to the levels of an image (Signed Input Regularization, Table 5: sigma 10).
 *
 * @param sigma its standard deviation, in levels of 255
 * @param rounding whether values become whole levels again, halves to the even one, as in an image that is stored
 */
record AddedNoise(double sigma, boolean rounding) implements Damage {
    private static final double WHITE = 255;

    @Override
    public String name() {
        return "gaussian";
    }

    @Override
    public void apply(float[] levels, ImageShape shape, RandomStream random) {
        for (int i = 0; i < shape.size(); i++) {
            levels[i] = noisy(levels[i], random.nextGaussian());
        }
    }

    /**
     * One value.
     *
     * @param draw standard normal
     */
    float noisy(float level, double draw) {
        double clipped = Math.max(0, Math.min(WHITE, level + sigma * draw));
        return (float) (rounding ? Math.rint(clipped) : clipped);
    }
}
