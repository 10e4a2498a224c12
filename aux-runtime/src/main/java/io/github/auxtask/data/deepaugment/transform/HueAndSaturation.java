package io.github.auxtask.data.deepaugment.transform;

/**
 * imgaug's {@code AddToHueAndSaturation}: a whole number uniform in ±int(45 m) is added to the saturation of 0..255 and, as that share of
 * a full turn, to the hue of 0..180; there and back with OpenCV's arithmetic.
 */
final class HueAndSaturation {
    private static final double LARGEST_ADDITION = 45;
    private static final int LEVELS = 256;
    private static final int WHITE = 255;
    private static final int HALF_CIRCLE = 180;
    private static final int CIRCLE = 360;
    private static final int SECTORS = 6;
    private static final int SHIFT = 12;
    private static final int ROUNDING = 1 << (SHIFT - 1);
    private static final float EPSILON = 1.1920929e-7f; // C's FLT_EPSILON
    private static final int[] SATURATION = table(WHITE);
    private static final int[] HUE = table((double) HALF_CIRCLE / SECTORS);

    /** Which part red, green and blue are, by the sector of the hue. */
    private static final int[][] PARTS = {{0, 2, 1, 1, 3, 0}, {3, 0, 0, 2, 1, 1}, {1, 1, 3, 0, 0, 2}};

    private HueAndSaturation() {}

    /** range / i in fixed point. */
    private static int[] table(double range) {
        int[] table = new int[LEVELS];
        for (int i = 1; i < LEVELS; i++) {
            table[i] = (int) Math.rint((1 << SHIFT) * range / i);
        }
        return table;
    }

    static PolicyTransform reading(HueReading reading) {
        return (image, magnitude, random) -> {
            int value = Uniform.whole((int) (LARGEST_ADDITION * magnitude), random);
            add(image, value, reading);
        };
    }

    static void add(LevelImage image, int value, HueReading reading) {
        double turn = value / (double) WHITE * HALF_CIRCLE;
        int plane = image.plane();
        float[] values = image.values();
        float[] hsv = new float[LevelImage.CHANNELS];
        float[] parts = new float[4];
        for (int i = 0; i < plane; i++) {
            if (reading == HueReading.BYTES) {
                ofBytes((int) values[i], (int) values[plane + i], (int) values[2 * plane + i], hsv);
            } else {
                ofSingles(values[i], values[plane + i], values[2 * plane + i], hsv);
            }
            double hue = hsv[0] + turn; // less than two half circles, and no less than minus one
            hue = hue < 0 ? hue + HALF_CIRCLE : hue;
            hsv[0] = (int) (hue >= HALF_CIRCLE ? hue - HALF_CIRCLE : hue);
            hsv[1] = Math.max(0, Math.min(WHITE, hsv[1] + value));
            if (reading == HueReading.BYTES) {
                back(
                        hsv[0] * (SECTORS / (float) HALF_CIRCLE),
                        hsv[1] * (1f / WHITE),
                        hsv[2] * (1f / WHITE),
                        parts,
                        hsv);
            } else {
                back(hsv[0] * (SECTORS / (float) CIRCLE), hsv[1], hsv[2], parts, hsv);
            }
            for (int channel = 0; channel < hsv.length; channel++) {
                values[channel * plane + i] =
                        (int) LevelImage.clipped(hsv[channel] * WHITE); // truncated, as OpenCV does
            }
        }
    }

    /** Hue 0..179, saturation and value 0..255 of whole levels. */
    private static void ofBytes(int red, int green, int blue, float[] hsv) {
        int value = Math.max(red, Math.max(green, blue));
        int difference = value - Math.min(red, Math.min(green, blue));
        int hue;
        if (value == red) {
            hue = green - blue;
        } else if (value == green) {
            hue = blue - red + 2 * difference;
        } else {
            hue = red - green + 4 * difference;
        }
        hue = (hue * HUE[difference] + ROUNDING) >> SHIFT;
        hsv[0] = hue < 0 ? hue + HALF_CIRCLE : hue;
        hsv[1] = (difference * SATURATION[value] + ROUNDING) >> SHIFT;
        hsv[2] = value;
    }

    /** Hue 0..360, saturation 0..1 and value 0..255, each times 255, clipped and truncated, as imgaug makes bytes of them. */
    private static void ofSingles(float red, float green, float blue, float[] hsv) {
        float value = Math.max(red, Math.max(green, blue));
        float difference = value - Math.min(red, Math.min(green, blue));
        float scale = (float) (CIRCLE / SECTORS / (difference + (double) EPSILON));
        float hue;
        if (value == red) {
            hue = (green - blue) * scale;
        } else if (value == green) {
            hue = (blue - red) * scale + 120;
        } else {
            hue = (red - green) * scale + 240;
        }
        hsv[0] = (int) LevelImage.clipped((hue < 0 ? hue + CIRCLE : hue) * WHITE);
        hsv[1] = (int) LevelImage.clipped(difference / (value + EPSILON) * WHITE);
        hsv[2] = (int) LevelImage.clipped(value * WHITE);
    }

    /**
     * Red, green and blue on the scale of the value.
     *
     * @param hue in sixths of the circle, from 0 to less than 6
     * @param saturation 0..1, or whatever it is taken for
     * @param parts room for four numbers
     */
    private static void back(float hue, float saturation, float value, float[] parts, float[] rgb) {
        int sector = (int) hue;
        float part = hue - sector;
        parts[0] = value;
        parts[1] = value * (1 - saturation);
        parts[2] = value * (1 - saturation * part);
        parts[3] = value * (1 - saturation * (1 - part));
        for (int channel = 0; channel < rgb.length; channel++) {
            rgb[channel] = parts[PARTS[channel][sector]];
        }
    }
}
