package io.github.auxtask.data.image;

/**
 * CIELAB (CIE 1976 L*a*b*) of sRGB pixels, and the bins of a* and b* that colouring predicts (papers/self-supervision.md, section 3).
 * White point D65 of the 2 degree observer, (0.95047, 1, 1.08883); sRGB decoded by IEC 61966-2-1 with the threshold 0.04045; all in
 * double, in the constants and order of scikit-image's {@code rgb2lab}.
 */
public final class CieLab {
    /** Bins of one channel: 0..31, of eight units each. */
    public static final int BINS = 32;

    private static final int LEVELS = 256;
    private static final double MAXIMUM = 255;
    private static final int BIN_OFFSET = 128;
    private static final int BIN_WIDTH = 8;
    private static final double[][] XYZ = {
        {0.412453, 0.357580, 0.180423}, {0.212671, 0.715160, 0.072169}, {0.019334, 0.119193, 0.950227}
    };
    private static final double[] WHITE = {0.95047, 1.0, 1.08883};
    private static final double[] LINEAR = linear();

    private CieLab() {}

    /** What every 8-bit level is in linear light. */
    private static double[] linear() {
        double[] table = new double[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            double v = level / MAXIMUM;
            table[level] = v > 0.04045 ? Math.pow((v + 0.055) / 1.055, 2.4) : v / 12.92;
        }
        return table;
    }

    /**
     * One pixel's colour.
     *
     * @param red 0..255
     * @param green 0..255
     * @param blue 0..255
     * @param lab receives L* in 0..100, a* and b*
     */
    public static void convert(int red, int green, int blue, double[] lab) {
        double x = curve(component(0, red, green, blue));
        double y = curve(component(1, red, green, blue));
        double z = curve(component(2, red, green, blue));
        lab[0] = 116 * y - 16;
        lab[1] = 500 * (x - y);
        lab[2] = 200 * (y - z);
    }

    private static double component(int row, int red, int green, int blue) {
        double[] m = XYZ[row];
        return (m[0] * LINEAR[red] + m[1] * LINEAR[green] + m[2] * LINEAR[blue]) / WHITE[row];
    }

    private static double curve(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116.0;
    }

    /**
     * The bin of a value of a* or b*: its integer part (toward zero, so that grey, whose a* and b* are only nearly 0, has the bin
     * 16), plus 128, divided by 8.
     *
     * @return 0..31
     */
    public static int bin(double value) {
        return Math.min(BINS - 1, Math.max(0, ((int) value + BIN_OFFSET) / BIN_WIDTH));
    }

    /**
     * The bins of an image's pixels: what colouring is to predict.
     *
     * @param pixels unsigned bytes, [3, row, column] from {@code from} on
     * @param plane pixels of one channel
     * @param bins receives [2, row, column] from {@code at} on: of a*, then of b*, each 0..31
     */
    public static void bins(byte[] pixels, int from, int plane, int[] bins, int at) {
        double[] lab = new double[3];
        for (int i = 0; i < plane; i++) {
            convert(pixels[from + i] & 0xFF, pixels[from + plane + i] & 0xFF, pixels[from + 2 * plane + i] & 0xFF, lab);
            bins[at + i] = bin(lab[1]);
            bins[at + plane + i] = bin(lab[2]);
        }
    }
}
