package io.github.auxtask.method.labels.audio;

/**
 * The mel power spectrogram of the label paper (sheet, section 2): 22,050 Hz, transforms of 2048 samples every 256, 64 bands up
 * to 8000 Hz; and its decibels, the loudest value at 0 and nothing below -80.
 */
final class MelSpectrogram {
    static final int RATE = 22_050;
    static final int FFT = 2048;
    static final int HOP = 256;
    static final int BANDS = 64;
    static final double HIGHEST_HERTZ = 8000;
    static final double TOP_DECIBELS = 80;

    private static final double SMALLEST = 1e-10;

    private MelSpectrogram() {}

    static Matrix filterbank() {
        return MelFilterbank.weights(BANDS, FFT, RATE, HIGHEST_HERTZ);
    }

    /** Power [64, frames] of samples at 22,050 Hz. */
    static Matrix power(double[] samples) {
        double[][] spectra = new ShortTimeFourier(FFT, HOP).forward(samples);
        Matrix filters = filterbank();
        double[] power = new double[BANDS * spectra.length];
        double[] bins = new double[filters.columns()];
        for (int frame = 0; frame < spectra.length; frame++) {
            for (int bin = 0; bin < bins.length; bin++) {
                double real = spectra[frame][2 * bin];
                double imaginary = spectra[frame][2 * bin + 1];
                bins[bin] = real * real + imaginary * imaginary;
            }
            for (int band = 0; band < BANDS; band++) {
                power[band * spectra.length + frame] = weighted(filters, band, bins);
            }
        }
        return new Matrix(BANDS, spectra.length, power);
    }

    private static double weighted(Matrix filters, int band, double[] bins) {
        double sum = 0;
        for (int bin = 0; bin < bins.length; bin++) {
            sum += filters.at(band, bin) * bins[bin];
        }
        return sum;
    }

    /** librosa's {@code power_to_db} with the maximum as reference and 80 dB of range. */
    static Matrix decibels(Matrix power) {
        double reference = 10 * Math.log10(Math.max(SMALLEST, power.largest()));
        double[] decibels = new double[power.values().length];
        double loudest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < decibels.length; i++) {
            decibels[i] = 10 * Math.log10(Math.max(SMALLEST, power.values()[i])) - reference;
            loudest = Math.max(loudest, decibels[i]);
        }
        for (int i = 0; i < decibels.length; i++) {
            decibels[i] = Math.max(decibels[i], loudest - TOP_DECIBELS);
        }
        return new Matrix(power.rows(), power.columns(), decibels);
    }
}
