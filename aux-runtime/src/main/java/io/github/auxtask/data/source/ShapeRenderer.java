package io.github.auxtask.data.source;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * Paints one figure: two random colours, place, size and turn random, over a background that shades off in a random
 * direction, with noise. Colours are drawn before anything depends on the figure, so they tell nothing about it. Only
 * additions, multiplications and StrictMath, which every platform rounds alike.
 */
final class ShapeRenderer {
    private static final int SIDE = ImageShape.RGB_32.width();
    private static final int CHANNELS = ImageShape.RGB_32.channels();
    private static final int SUBPIXELS = 3;
    private static final int SAMPLES = SUBPIXELS * SUBPIXELS;

    private static final int MINIMUM_CONTRAST = 220;
    private static final double MAXIMUM_SHIFT = 3;
    private static final double MINIMUM_RADIUS = 9;
    private static final double RADIUS_RANGE = 4;
    private static final double MAXIMUM_SLOPE = 2.5;
    private static final double MAXIMUM_TURN = 0.5;
    private static final int NOISE_AMPLITUDE = 24;

    private final RandomStream random;
    private final int[] paper = new int[CHANNELS];
    private final int[] ink = new int[CHANNELS];
    private final double[] slope = new double[CHANNELS];
    private final double shadeX;
    private final double shadeY;
    private final double centreX;
    private final double centreY;
    private final double radius;
    private final double cosine;
    private final double sine;

    /** Draws everything but the noise. */
    ShapeRenderer(RandomStream random) {
        this.random = random;
        chooseColours();
        double shadeAngle = angle();
        shadeX = StrictMath.cos(shadeAngle);
        shadeY = StrictMath.sin(shadeAngle);
        for (int channel = 0; channel < CHANNELS; channel++) {
            slope[channel] = MAXIMUM_SLOPE * symmetric();
        }
        double middle = (SIDE - 1) / 2.0;
        centreX = middle + MAXIMUM_SHIFT * symmetric();
        centreY = middle + MAXIMUM_SHIFT * symmetric();
        radius = MINIMUM_RADIUS + RADIUS_RANGE * random.nextDouble();
        double turn = MAXIMUM_TURN * symmetric();
        cosine = StrictMath.cos(turn);
        sine = StrictMath.sin(turn);
    }

    private void chooseColours() {
        int contrast;
        do {
            contrast = 0;
            for (int channel = 0; channel < CHANNELS; channel++) {
                paper[channel] = 20 + random.nextInt(216);
                ink[channel] = 20 + random.nextInt(216);
                contrast += Math.abs(paper[channel] - ink[channel]);
            }
        } while (contrast < MINIMUM_CONTRAST);
    }

    private double angle() {
        return 2 * StrictMath.PI * random.nextDouble();
    }

    private double symmetric() {
        return 2 * random.nextDouble() - 1;
    }

    /** Paints the figure into [channel, row, column] from {@code at} on. */
    void paint(DrawnShape figure, byte[] pixels, int at) {
        int plane = SIDE * SIDE;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int covered = coverage(figure, x, y);
                double along = (x - centreX) * shadeX + (y - centreY) * shadeY;
                long noise = random.nextLong();
                for (int channel = 0; channel < CHANNELS; channel++) {
                    double ground = paper[channel] + slope[channel] * along;
                    double colour = ground + (ink[channel] - ground) * covered / SAMPLES;
                    double value = StrictMath.floor(colour + grain(noise >>> (16 * channel)) + 0.5);
                    pixels[at + channel * plane + y * SIDE + x] = (byte) Math.max(0, Math.min(255, (int) value));
                }
            }
        }
    }

    /** Two of the bits' bytes added up: triangular noise about 0, of standard deviation 0.41 of the amplitude. */
    private static double grain(long bits) {
        int sum = (int) (bits & 0xFF) + (int) ((bits >>> 8) & 0xFF) - 255;
        return sum * NOISE_AMPLITUDE / 255.0;
    }

    private int coverage(DrawnShape figure, int x, int y) {
        double reach = radius + 1;
        double awayX = x - centreX;
        double awayY = y - centreY;
        if (awayX * awayX + awayY * awayY > 2 * reach * reach) {
            return 0;
        }
        int covered = 0;
        for (int row = 0; row < SUBPIXELS; row++) {
            double dy = awayY + (row + 0.5) / SUBPIXELS - 0.5;
            for (int column = 0; column < SUBPIXELS; column++) {
                double dx = awayX + (column + 0.5) / SUBPIXELS - 0.5;
                double u = (dx * cosine + dy * sine) / radius;
                double v = (dy * cosine - dx * sine) / radius;
                covered += figure.contains(u, v) ? 1 : 0;
            }
        }
        return covered;
    }
}
