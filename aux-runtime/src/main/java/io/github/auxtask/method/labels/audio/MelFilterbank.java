package io.github.auxtask.method.labels.audio;

/**
 * Slaney's triangles on the mel scale, each of area 1 (M. Slaney, "Auditory Toolbox", 1998; librosa's default): linear below
 * 1000 Hz, logarithmic above, scaled by 2 / (upper - lower edge).
 */
final class MelFilterbank {
    private static final double LINEAR_STEP = 200.0 / 3;
    private static final double LOG_FROM_HZ = 1000;
    private static final double LOG_FROM_MEL = LOG_FROM_HZ / LINEAR_STEP;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private MelFilterbank() {}

    /**
     * The weights [bands, fft / 2 + 1] of a one-sided spectrum from 0 Hz up.
     *
     * @param bands triangles
     * @param fft length of the transform in samples
     * @param rate samples a second
     * @param highest Hz, the upper edge of the last triangle; the first begins at 0
     */
    static Matrix weights(int bands, int fft, int rate, double highest) {
        double[] edges = edges(bands, highest);
        int bins = fft / 2 + 1;
        double[] weights = new double[bands * bins];
        for (int band = 0; band < bands; band++) {
            double low = edges[band];
            double middle = edges[band + 1];
            double high = edges[band + 2];
            double area = 2 / (high - low);
            for (int bin = 0; bin < bins; bin++) {
                double hertz = (double) bin * rate / fft;
                double rising = (hertz - low) / (middle - low);
                double falling = (high - hertz) / (high - middle);
                weights[band * bins + bin] = area * Math.max(0, Math.min(rising, falling));
            }
        }
        return new Matrix(bands, bins, weights);
    }

    /** The {@code bands + 2} edges in Hz, evenly spaced in mel from 0. */
    static double[] edges(int bands, double highest) {
        double[] edges = new double[bands + 2];
        double step = mel(highest) / (bands + 1);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = hertz(i * step);
        }
        return edges;
    }

    private static double mel(double hertz) {
        return hertz < LOG_FROM_HZ ? hertz / LINEAR_STEP : LOG_FROM_MEL + Math.log(hertz / LOG_FROM_HZ) / LOG_STEP;
    }

    private static double hertz(double mel) {
        return mel < LOG_FROM_MEL ? mel * LINEAR_STEP : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));
    }
}
