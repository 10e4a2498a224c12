package io.github.auxtask.data.corruption;

import io.github.auxtask.data.corruption.image.CleanImage;

/**
 * One way of damaging an image. Instances are immutable and may be used by several threads.
 *
 * <p>Everything random comes from {@link Draws}, in an order that each class states, so that equal draws give equal images.
 */
public interface Corruption {
    /** How strong a corruption can be: severities run from 1 to this. */
    int SEVERITIES = 5;

    /** The name of its file in CIFAR-10-C without the ending: {@code gaussian_noise}. */
    String id();

    /** CIFAR's parameters (not ImageNet's) for the five severities. */
    SeverityTable parameters();

    /**
     * The damaged image before it is stored.
     *
     * @param severity 1..5
     * @return [channel, row, column] on the scale 0..255, clipped to it, not yet truncated to whole levels
     */
    double[] values(CleanImage image, int severity, Draws draws);

    /**
     * The damaged image as it is stored: <em>truncated</em>, never rounded, as the published generator does.
     *
     * @param out receives unsigned bytes, [channel, row, column], from {@code at} on
     */
    default void corrupt(CleanImage image, int severity, Draws draws, byte[] out, int at) {
        double[] values = values(image, severity, draws);
        for (int i = 0; i < values.length; i++) {
            out[at + i] = (byte) (int) values[i];
        }
    }
}
