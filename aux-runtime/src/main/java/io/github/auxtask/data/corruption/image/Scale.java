package io.github.auxtask.data.corruption.image;

/** Last steps that corruptions share: clipping to black and white, and 0..1 to 0..255. */
public final class Scale {
    private static final float WHITE = 255;

    private Scale() {}

    /** clip(x, 0, 1) times 255, in double, in place. */
    public static double[] toLevels(double[] unit) {
        for (int i = 0; i < unit.length; i++) {
            unit[i] = clip(unit[i]) * CleanImage.WHITE;
        }
        return unit;
    }

    /** clip(x, 0, 1) times 255, where the reference computes in single precision. */
    public static double single(float unit) {
        return Math.min(1f, Math.max(0f, unit)) * WHITE;
    }

    public static double clip(double unit) {
        return Math.min(1, Math.max(0, unit));
    }
}
