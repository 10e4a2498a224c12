package io.github.auxtask.method.fourier;

import org.jtransforms.fft.DoubleFFT_2D;

/**
 * The spectrum of one standardised colour image: grey, discrete Fourier transform without a factor, zero frequency moved to the
 * middle, then |F| and angle(F) in (-pi, pi]. Keeps its working arrays, so one serves one thread.
 */
final class Spectrum {
    /** Luma weights of ITU-R BT.601, as in torchvision's {@code Grayscale}. */
    private static final double RED = 0.2989;

    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private static final ThreadLocal<Spectrum> OF_THREAD = new ThreadLocal<>();

    private final int height;
    private final int width;
    private final DoubleFFT_2D transform;
    private final double[] values;

    private Spectrum(int height, int width) {
        this.height = height;
        this.width = width;
        this.transform = new DoubleFFT_2D(height, width);
        this.values = new double[2 * height * width];
    }

    /** This thread's, made anew only when the size changes. */
    static Spectrum onThisThread(int height, int width) {
        Spectrum known = OF_THREAD.get();
        if (known == null || known.height != height || known.width != width) {
            known = new Spectrum(height, width);
            OF_THREAD.set(known);
        }
        return known;
    }

    /**
     * Computes one spectrum.
     *
     * @param image [3, H, W] from {@code from} on
     * @param out receives the magnitudes [H, W], then the phases [H, W], from {@code at} on
     */
    void write(float[] image, int from, float[] out, int at) {
        int plane = height * width;
        for (int i = 0; i < plane; i++) {
            values[i] = RED * image[from + i] + GREEN * image[from + plane + i] + BLUE * image[from + 2 * plane + i];
        }
        transform.realForwardFull(values);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column <= width / 2; column++) {
                int source = 2 * (row * width + column);
                double real = values[source];
                // Adding 0 makes a negative zero positive, so that a negative real number has the phase pi, never -pi.
                double imaginary = values[source + 1] + 0.0;
                double magnitude = Math.sqrt(real * real + imaginary * imaginary);
                double phase = Math.atan2(imaginary, real);
                put(row, column, magnitude, phase, out, at);
                if (column > 0 && 2 * column < width) {
                    // The transform of a real image is conjugate symmetric: half of the arc tangents are enough.
                    double opposite = phase == Math.PI ? phase : -phase;
                    put((height - row) % height, width - column, magnitude, opposite, out, at);
                }
            }
        }
    }

    /** Stores one coefficient where it lies once the zero frequency is in the middle. */
    private void put(int row, int column, double magnitude, double phase, float[] out, int at) {
        int target = at + (row + height / 2) % height * width + (column + width / 2) % width;
        out[target] = (float) magnitude;
        out[target + height * width] = (float) phase;
    }
}
