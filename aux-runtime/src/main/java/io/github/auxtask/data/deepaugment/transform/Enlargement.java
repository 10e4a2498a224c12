package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;

/**
 * A part of the image, enlarged to its size (imgaug's {@code Crop}): pixels cut off on every side, then OpenCV's {@code INTER_AREA},
 * which interpolates linearly when it enlarges.
 */
final class Enlargement {
    /** DeepAugment's own images have 32 pixels a side; the magnitude counts in them. */
    private static final int LONGEST_CUT = 32;

    private Enlargement() {}

    /** Cuts 0..int(32 m) pixels, uniform for each side: top, right, bottom, left. */
    static void crop(LevelImage image, double magnitude, RandomStream random) {
        int most = (int) (magnitude * LONGEST_CUT);
        int[] cut = new int[4];
        for (int side = 0; side < cut.length; side++) {
            cut[side] = random.nextInt(most + 1);
        }
        crop(image, cut);
    }

    /**
     * Cuts so many pixels; where nothing would be left, fewer, so that one row or column is.
     *
     * @param cut top, right, bottom, left
     */
    static void crop(LevelImage image, int[] cut) {
        int[] effective = effective(image, cut);
        int top = effective[0];
        int left = effective[3];
        Taps down = Taps.of(top, image.height() - top - effective[2], image.height());
        Taps across = Taps.of(left, image.width() - left - effective[1], image.width());
        int width = image.width();
        float[] in = image.values();
        float[] wide = image.spare();
        for (int line = 0; line < in.length; line += width) {
            for (int x = 0; x < width; x++) {
                float share = across.share[x];
                wide[line + x] = in[line + across.first[x]] * (1 - share) + in[line + across.second[x]] * share;
            }
        }
        for (int plane = 0; plane < in.length; plane += image.plane()) {
            for (int y = 0; y < image.height(); y++) {
                float share = down.share[y];
                int upper = plane + down.first[y] * width;
                int lower = plane + down.second[y] * width;
                int at = plane + y * width;
                for (int x = 0; x < width; x++) {
                    in[at + x] = wide[upper + x] * (1 - share) + wide[lower + x] * share;
                }
            }
        }
    }

    /** The cuts, reduced where nothing would be left: imgaug's {@code _crop_prevent_zero_size}. */
    static int[] effective(LevelImage image, int[] cut) {
        int[] vertical = reduced(image.height(), cut[0], cut[2]);
        // Of a horizontal excess that is odd, the left side gives back as much as the right one, and then one more.
        int[] horizontal = reduced(image.width(), cut[1], cut[3]);
        return new int[] {vertical[0], horizontal[0], vertical[1], horizontal[1]};
    }

    private static int[] reduced(int length, int first, int second) {
        int regain = first + second - length + 1;
        if (regain < 1) {
            return new int[] {first, second};
        }
        int back = regain - regain / 2;
        int backSecond = regain / 2;
        if (back > first) {
            backSecond += back - first;
            back = first;
        } else if (backSecond > second) {
            back += backSecond - second;
            backSecond = second;
        }
        return new int[] {first - back, second - backSecond};
    }

    /** The two pixels that each new one lies between, and the second's share. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one image, compared by nobody
    private record Taps(int[] first, int[] second, float[] share) {
        static Taps of(int start, int extent, int out) {
            double scale = (double) extent / out;
            double inverse = (double) out / extent;
            Taps taps = new Taps(new int[out], new int[out], new float[out]);
            for (int i = 0; i < out; i++) {
                int at = (int) Math.floor(i * scale);
                float share = (float) (i + 1 - (at + 1) * inverse);
                share = share <= 0 ? 0 : share - (float) Math.floor(share);
                boolean last = at >= extent - 1;
                taps.first[i] = start + Math.min(at, extent - 1);
                taps.second[i] = start + Math.min(at + 1, extent - 1);
                taps.share[i] = last ? 0 : share;
            }
            return taps;
        }
    }
}
