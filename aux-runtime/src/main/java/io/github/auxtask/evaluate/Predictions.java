package io.github.auxtask.evaluate;

/**
 * The predicted class of every image as bytes, in the order of the test images: one unsigned byte an image for up to 256 classes,
 * else two, the low one first. {@code numpy.fromfile} reads it as {@code u1} or {@code <u2}.
 */
public final class Predictions {
    private static final int ONE_BYTE = 256;

    private Predictions() {}

    /** The bytes. */
    public static byte[] encode(int[] predictions, int classes) {
        int width = width(classes);
        byte[] bytes = new byte[predictions.length * width];
        for (int i = 0; i < predictions.length; i++) {
            for (int b = 0; b < width; b++) {
                bytes[i * width + b] = (byte) (predictions[i] >> (Byte.SIZE * b));
            }
        }
        return bytes;
    }

    /** The classes again. */
    public static int[] decode(byte[] bytes, int classes) {
        int width = width(classes);
        int[] predictions = new int[bytes.length / width];
        for (int i = 0; i < predictions.length; i++) {
            for (int b = 0; b < width; b++) {
                predictions[i] |= (bytes[i * width + b] & 0xFF) << (Byte.SIZE * b);
            }
        }
        return predictions;
    }

    private static int width(int classes) {
        return classes <= ONE_BYTE ? 1 : 2;
    }
}
