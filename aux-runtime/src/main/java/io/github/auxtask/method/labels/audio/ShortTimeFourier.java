package io.github.auxtask.method.labels.audio;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The short-time Fourier transform of librosa: a periodic Hann window, frames centred on every hop-th sample, borders
 * reflected; and its inverse by overlap and add. Keeps its transform, so one serves one thread.
 */
final class ShortTimeFourier {
    private final int size;
    private final int hop;
    private final double[] window;
    private final DoubleFFT_1D transform;

    ShortTimeFourier(int size, int hop) {
        this.size = size;
        this.hop = hop;
        this.window = new double[size];
        for (int i = 0; i < size; i++) {
            window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        }
        this.transform = new DoubleFFT_1D(size);
    }

    /** Frames of a recording of this length. */
    int frames(int samples) {
        return 1 + samples / hop;
    }

    /** Samples that give this many frames, the fewest of them. */
    int samples(int frames) {
        return (frames - 1) * hop;
    }

    /** Coefficients of a frame, from 0 Hz up, as pairs of real and imaginary part: [frames][2 * (size / 2 + 1)]. */
    double[][] forward(double[] samples) {
        double[][] spectra = new double[frames(samples.length)][];
        for (int frame = 0; frame < spectra.length; frame++) {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = window[i] * samples[Reflection.index(frame * hop - size / 2 + i, samples.length)];
            }
            transform.realForward(values);
            spectra[frame] = unpack(values);
        }
        return spectra;
    }

    /** JTransforms packs the real coefficient of the Nyquist frequency where the imaginary part at 0 Hz would be. */
    private double[] unpack(double[] packed) {
        double[] pairs = Arrays.copyOf(packed, size + 2);
        pairs[size] = packed[1];
        pairs[1] = 0;
        return pairs;
    }

    /** The recording whose frames are nearest to these in the least squares (Griffin and Lim 1984, equation 6). */
    double[] inverse(double[][] spectra) {
        int padded = samples(spectra.length) + size;
        double[] sum = new double[padded];
        double[] weight = new double[padded];
        for (int frame = 0; frame < spectra.length; frame++) {
            double[] values = Arrays.copyOf(spectra[frame], size);
            values[1] = spectra[frame][size];
            transform.realInverse(values, true);
            for (int i = 0; i < size; i++) {
                sum[frame * hop + i] += window[i] * values[i];
                weight[frame * hop + i] += window[i] * window[i];
            }
        }
        double[] samples = new double[samples(spectra.length)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = sum[i + size / 2] / weight[i + size / 2];
        }
        return samples;
    }
}
