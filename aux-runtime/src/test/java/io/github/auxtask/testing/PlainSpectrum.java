package io.github.auxtask.testing;

/**
 * Fourier targets by the definition, without a fast algorithm: grey = 0.2989 R + 0.5870 G + 0.1140 B, un-normalised forward
 * transform, zero frequency in the middle, magnitude and phase. An independent check of what methods compute.
 */
public final class PlainSpectrum {
    private PlainSpectrum() {}

    /**
     * Magnitude and phase [N, 2, size, size] of images [N, 3, size, size].
     *
     * @param rolled whether the images are shifted by half a batch too, as the released code does
     */
    public static double[] targets(double[] images, int n, int size, boolean rolled) {
        int plane = size * size;
        double[] targets = new double[n * 2 * plane];
        for (int image = 0; image < n; image++) {
            double[] grey = new double[plane];
            for (int i = 0; i < plane; i++) {
                int at = image * 3 * plane + i;
                grey[i] = 0.2989 * images[at] + 0.5870 * images[at + plane] + 0.1140 * images[at + 2 * plane];
            }
            int target = rolled ? (image + n / 2) % n : image;
            transform(grey, size, targets, target * 2 * plane);
        }
        return targets;
    }

    private static void transform(double[] grey, int size, double[] targets, int offset) {
        double[] realRows = new double[size * size];
        double[] imaginaryRows = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int k = 0; k < size; k++) {
                for (int column = 0; column < size; column++) {
                    double angle = -2 * Math.PI * (k * column % size) / size;
                    realRows[row * size + k] += grey[row * size + column] * Math.cos(angle);
                    imaginaryRows[row * size + k] += grey[row * size + column] * Math.sin(angle);
                }
            }
        }
        for (int k = 0; k < size; k++) {
            for (int l = 0; l < size; l++) {
                double real = 0;
                double imaginary = 0;
                for (int row = 0; row < size; row++) {
                    double angle = -2 * Math.PI * (k * row % size) / size;
                    double cos = Math.cos(angle);
                    double sin = Math.sin(angle);
                    real += realRows[row * size + l] * cos - imaginaryRows[row * size + l] * sin;
                    imaginary += realRows[row * size + l] * sin + imaginaryRows[row * size + l] * cos;
                }
                int at = offset + (k + size / 2) % size * size + (l + size / 2) % size;
                if (k == (size - k) % size && l == (size - l) % size) {
                    // Real by symmetry: what is left of rounding must not choose between pi and -pi.
                    imaginary = 0;
                }
                targets[at] = Math.hypot(real, imaginary);
                targets[at + size * size] = Math.atan2(imaginary, real);
            }
        }
    }
}
