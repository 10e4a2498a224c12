package io.github.auxtask.attack.threat;

import io.github.auxtask.core.BadInputException;
import java.util.Arrays;

/**
 * What a classifier is given: images [N, channels, height, width] standardised as (pixel - mean) / std with pixels from 0 to 1,
 * in float32 arithmetic. It ties the two {@link Space}s together.
 */
public final class InputSpec {
    private final int channels;
    private final int height;
    private final int width;
    private final float[] mean;
    private final float[] std;

    /**
     * An input.
     *
     * @param mean one per channel, on the scale 0..1
     * @param std one per channel, on the scale 0..1
     * @throws IllegalArgumentException if they do not fit the channels
     */
    public InputSpec(int channels, int height, int width, float[] mean, float[] std) {
        if (mean.length != channels || std.length != channels) {
            throw new IllegalArgumentException(channels + " channels need as many means and standard deviations");
        }
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.mean = mean.clone();
        this.std = std.clone();
    }

    /** An input that is not standardised, so that both spaces are one. */
    public static InputSpec raw(int channels, int height, int width) {
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        return new InputSpec(channels, height, width, new float[channels], ones);
    }

    /** [-1, channels, height, width]. */
    public long[] shape() {
        return new long[] {-1, channels, height, width};
    }

    /** Number of channels. */
    public int channels() {
        return channels;
    }

    /** Height of an image. */
    public int height() {
        return height;
    }

    /** Width of an image. */
    public int width() {
        return width;
    }

    /** Values of one image. */
    public int size() {
        return channels * height * width;
    }

    /** Mean of a channel, on the scale 0..1. */
    public float mean(int channel) {
        return mean[channel];
    }

    /** Standard deviation of a channel, on the scale 0..1. */
    public float std(int channel) {
        return std[channel];
    }

    /** A size in a space, as a size of standardised values, one per channel. */
    public float[] scaled(double size, Space space) {
        float[] scaled = new float[channels];
        for (int c = 0; c < channels; c++) {
            scaled[c] = space == Space.PIXEL ? (float) (size / std[c]) : (float) size;
        }
        return scaled;
    }

    /** A value in a space as standardised values, one per channel; rounded exactly as the images were. */
    public float[] standardised(double value, Space space) {
        float[] values = new float[channels];
        for (int c = 0; c < channels; c++) {
            values[c] = space == Space.PIXEL ? ((float) value - mean[c]) / std[c] : (float) value;
        }
        return values;
    }

    /**
     * Refuses arrays of another shape.
     *
     * @throws BadInputException if it is not [N, channels, height, width]
     */
    public void check(long... shape) {
        if (shape.length != 4 || shape[1] != channels || shape[2] != height || shape[3] != width) {
            throw new BadInputException("The classifier takes images [N, " + channels + ", " + height + ", " + width
                    + "], but was given " + Arrays.toString(shape) + ".");
        }
    }
}
