package io.github.auxtask.data.augment;

import io.github.auxtask.data.image.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Antialiased bilinear resizing of 8-bit images exactly as Pillow does it ({@code Image.resize(size, BILINEAR)}, Resample.c): weights in
 * fixed point with 22 bits, first along rows, then along columns, rounded to whole levels after each.
 */
public final class ByteResize {
    private static final int PRECISION_BITS = 22;
    private static final int ROUNDING = 1 << (PRECISION_BITS - 1);
    private static final double HALF = 0.5;
    private static final int WHITE = 255;

    private ByteResize() {}

    /**
     * Resizes an image.
     *
     * @param pixels unsigned bytes, [channel, row, column] from {@code from} on; only read
     * @param shape the image's
     * @param out receives channels x height x width bytes from {@code at} on
     */
    public static void bilinear(byte[] pixels, int from, ImageShape shape, int height, int width, byte[] out, int at) {
        byte[] wide = pixels;
        int wideFrom = from;
        if (width != shape.width()) {
            wide = new byte[shape.channels() * shape.height() * width];
            wideFrom = 0;
            FixedTaps taps = FixedTaps.of(shape.width(), width);
            for (int row = 0; row < shape.channels() * shape.height(); row++) {
                along(pixels, from + row * shape.width(), taps, wide, row * width);
            }
        }
        if (height == shape.height()) {
            System.arraycopy(wide, wideFrom, out, at, shape.channels() * height * width);
            return;
        }
        FixedTaps taps = FixedTaps.of(shape.height(), height);
        for (int channel = 0; channel < shape.channels(); channel++) {
            int plane = wideFrom + channel * shape.height() * width;
            across(wide, plane, width, taps, out, at + channel * height * width);
        }
    }

    /** Weights in fixed point. */
    private record FixedTaps(AxisTaps taps, List<int[]> weights) {
        static FixedTaps of(int in, int out) {
            AxisTaps taps = AxisTaps.bilinear(0, in, out, true);
            List<int[]> weights = new ArrayList<>(out);
            for (int i = 0; i < out; i++) {
                weights.add(Arrays.stream(taps.weights(i))
                        .mapToInt(weight -> (int) (HALF + weight * (1 << PRECISION_BITS)))
                        .toArray());
            }
            return new FixedTaps(taps, weights);
        }
    }

    /** One row made longer or shorter. */
    private static void along(byte[] in, int from, FixedTaps taps, byte[] out, int at) {
        for (int i = 0; i < taps.weights().size(); i++) {
            int position = from + taps.taps().first(i);
            int sum = ROUNDING;
            for (int weight : taps.weights().get(i)) {
                sum += weight * (in[position++] & 0xFF);
            }
            out[at + i] = level(sum);
        }
    }

    /** More or fewer rows, each a sum of whole rows. */
    private static void across(byte[] in, int from, int width, FixedTaps taps, byte[] out, int at) {
        int[] sums = new int[width];
        for (int i = 0; i < taps.weights().size(); i++) {
            Arrays.fill(sums, ROUNDING);
            int position = from + taps.taps().first(i) * width;
            for (int weight : taps.weights().get(i)) {
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * (in[position + x] & 0xFF);
                }
                position += width;
            }
            for (int x = 0; x < width; x++) {
                out[at + i * width + x] = level(sums[x]);
            }
        }
    }

    private static byte level(int sum) {
        return (byte) Math.max(0, Math.min(WHITE, sum >> PRECISION_BITS));
    }
}
