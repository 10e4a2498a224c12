package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * A random part of the image, resized, as torchvision's {@code RandomResizedCrop} (Szegedy et al. 2015, "Going deeper with
 * convolutions", section 6): area uniform in a range, logarithm of width over height uniform in a range, place uniform. After ten
 * parts that do not fit, the largest middle part of a permitted shape. Numbers: top, left, height, width of the part.
 *
 * @param height rows afterwards
 * @param width columns afterwards
 * @param minimumScale smallest share of the image's area
 * @param maximumScale largest share of the image's area
 * @param minimumRatio smallest width over height
 * @param maximumRatio largest width over height
 * @param antialias whether a pixel of a smaller image is an average over all that it covers
 */
public record RandomResizedCrop(
        int height,
        int width,
        double minimumScale,
        double maximumScale,
        double minimumRatio,
        double maximumRatio,
        boolean antialias)
        implements ImageTransform {
    private static final int ATTEMPTS = 10;
    private static final int NUMBERS = 4;

    public RandomResizedCrop {
        boolean scales = minimumScale > 0 && maximumScale >= minimumScale && maximumScale <= 1;
        boolean ratios = minimumRatio > 0 && maximumRatio >= minimumRatio;
        if (height < 1 || width < 1 || !scales || !ratios) {
            throw new IllegalArgumentException("no crop has a share of " + minimumScale + " to " + maximumScale
                    + " and a ratio of " + minimumRatio + " to " + maximumRatio + " and becomes " + height + " x "
                    + width);
        }
    }

    /** Square, with the customary 8 to 100 % of the area and 3/4 to 4/3 of width over height, antialiased. */
    public static RandomResizedCrop square(int side) {
        return new RandomResizedCrop(side, side, 0.08, 1, 3.0 / 4, 4.0 / 3, true);
    }

    @Override
    public String name() {
        return "resized-crop";
    }

    @Override
    public ImageShape output(ImageShape input) {
        return new ImageShape(input.channels(), height, width);
    }

    @Override
    public int draws() {
        return NUMBERS;
    }

    @Override
    public void draw(RandomStream random, ImageShape input, float[] out, int at) {
        double low = StrictMath.log(minimumRatio);
        double high = StrictMath.log(maximumRatio);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            double share = minimumScale + (maximumScale - minimumScale) * random.nextDouble();
            double ratio = StrictMath.exp(low + (high - low) * random.nextDouble());
            int wide = (int) Math.rint(Math.sqrt(share * input.plane() * ratio));
            int tall = (int) Math.rint(Math.sqrt(share * input.plane() / ratio));
            if (wide > 0 && wide <= input.width() && tall > 0 && tall <= input.height()) {
                int top = random.nextInt(input.height() - tall + 1);
                int left = random.nextInt(input.width() - wide + 1);
                put(top, left, tall, wide, out, at);
                return;
            }
        }
        middle(input, out, at);
    }

    private void middle(ImageShape input, float[] out, int at) {
        double ratio = (double) input.width() / input.height();
        int tall = ratio < minimumRatio ? (int) Math.rint(input.width() / minimumRatio) : input.height();
        int wide = ratio > maximumRatio ? (int) Math.rint(input.height() * maximumRatio) : input.width();
        put((input.height() - tall) / 2, (input.width() - wide) / 2, tall, wide, out, at);
    }

    private static void put(int top, int left, int tall, int wide, float[] out, int at) {
        out[at] = top;
        out[at + 1] = left;
        out[at + 2] = tall;
        out[at + 3] = wide;
    }

    @Override
    public float[] apply(float[] image, ImageShape shape, float[] numbers, int at) {
        int top = (int) numbers[at];
        int left = (int) numbers[at + 1];
        return Resample.apply(
                image,
                shape,
                AxisTaps.bilinear(top, (int) numbers[at + 2], height, antialias),
                AxisTaps.bilinear(left, (int) numbers[at + 3], width, antialias));
    }
}
