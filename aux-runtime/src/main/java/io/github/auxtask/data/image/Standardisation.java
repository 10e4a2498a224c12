package io.github.auxtask.data.image;

import java.util.Arrays;

/**
 * What the network is given: (v/255 - mean) / std for a pixel v in 0..255, a mean and one standard deviation per channel,
 * in the order of operations and the float32 rounding of torchvision's {@code ToTensor} and {@code Normalize}.
 */
public final class Standardisation {
    /** [0, 1], unchanged. */
    public static final Standardisation UNIT = rgb(0, 0, 0, 1, 1, 1);

    /** 2x - 1, the range -1..1. */
    public static final Standardisation SYMMETRIC = rgb(0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 0.5f);

    /** Of CIFAR-10's training images, as in the Fourier paper's released code (sheet, section 2). */
    public static final Standardisation CIFAR10 = rgb(0.4914f, 0.4822f, 0.4465f, 0.247f, 0.243f, 0.261f);

    /** Of ImageNet's training images, as in torchvision's recipes. */
    public static final Standardisation IMAGENET = rgb(0.485f, 0.456f, 0.406f, 0.229f, 0.224f, 0.225f);

    private static final int LEVELS = 256;
    private static final float MAXIMUM = 255f;

    private final float[] mean;
    private final float[] std;
    private final float[][] table;

    /**
     * A standardisation.
     *
     * @param mean one per channel, on the scale 0..1
     * @param std one per channel, on the scale 0..1, positive
     */
    public Standardisation(float[] mean, float[] std) {
        if (mean.length != std.length || mean.length == 0) {
            throw new IllegalArgumentException("as many means as standard deviations are needed");
        }
        for (float deviation : std) {
            if (!(deviation > 0)) {
                throw new IllegalArgumentException("a standard deviation must be positive, not " + deviation);
            }
        }
        this.mean = mean.clone();
        this.std = std.clone();
        table = new float[mean.length][LEVELS];
        for (int channel = 0; channel < mean.length; channel++) {
            for (int level = 0; level < LEVELS; level++) {
                table[channel][level] = (level / MAXIMUM - mean[channel]) / std[channel];
            }
        }
    }

    private static Standardisation rgb(float meanR, float meanG, float meanB, float stdR, float stdG, float stdB) {
        return new Standardisation(new float[] {meanR, meanG, meanB}, new float[] {stdR, stdG, stdB});
    }

    /** 2x - 1 in every channel, the range -1..1: for images that no other mean and deviation is customary for. */
    public static Standardisation evenly(int channels) {
        float[] half = new float[channels];
        Arrays.fill(half, 0.5f);
        return new Standardisation(half, half);
    }

    /** Number of channels. */
    public int channels() {
        return mean.length;
    }

    /** One mean per channel, on the scale 0..1; a copy. */
    public float[] mean() {
        return mean.clone();
    }

    /** One standard deviation per channel, on the scale 0..1; a copy. */
    public float[] std() {
        return std.clone();
    }

    /**
     * Standardises one image.
     *
     * @param pixels unsigned bytes, [channel, row, column] from {@code from} on
     * @param out receives as many floats from {@code at} on
     */
    public void apply(byte[] pixels, int from, ImageShape shape, float[] out, int at) {
        int plane = shape.plane();
        for (int channel = 0; channel < shape.channels(); channel++) {
            float[] values = table[channel];
            int source = from + channel * plane;
            int target = at + channel * plane;
            for (int i = 0; i < plane; i++) {
                out[target + i] = values[pixels[source + i] & 0xFF];
            }
        }
    }

    /**
     * Goes back: x * std + mean, the scale on which 1 is a pixel of 255. Not clipped, because an adversarial image may
     * lie outside 0..1.
     *
     * @param values standardised, [channel, row, column] from {@code from} on
     * @param out receives as many floats from {@code at} on; may be {@code values} itself
     */
    public void invert(float[] values, int from, ImageShape shape, float[] out, int at) {
        int plane = shape.plane();
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int i = channel * plane; i < (channel + 1) * plane; i++) {
                out[at + i] = values[from + i] * std[channel] + mean[channel];
            }
        }
    }
}
