package io.github.auxtask.method.labels.audio;

import io.github.auxtask.core.RandomStream;

/**
 * Sound from a label matrix, so that labels and predictions can be heard: the resizing and the mel bands are undone as far as
 * they can be, and phases are found by the fast iteration of Perraudin, Balazs and Soendergaard (2013), which is Griffin and
 * Lim's (1984) with momentum 0.99. The length of the recording is not in a matrix; it is an assumption.
 */
public final class GriffinLim {
    /** Three quarters of a second, about as long as one spoken word. */
    public static final int USUAL_FRAMES = 64;

    private static final int ITERATIONS = 32;
    private static final double MOMENTUM = 0.99;
    private static final double PEAK = 0.9;
    private static final double TINY = 1e-16;

    private GriffinLim() {}

    /**
     * Makes a matrix audible.
     *
     * @param decibels [64, 64] row-major, row 0 the lowest band; values outside -80..0 are clipped
     * @param frames of 256 samples each, at least 9
     * @return at 22,050 Hz with a peak of 0.9; the same for the same numbers
     */
    public static AudioClip sound(float[] decibels, int frames) {
        if (frames <= MelSpectrogram.FFT / MelSpectrogram.HOP) {
            throw new IllegalArgumentException("a recording needs at least 9 frames, not " + frames);
        }
        double[] power = new double[decibels.length];
        for (int i = 0; i < power.length; i++) {
            power[i] = Math.max(-MelSpectrogram.TOP_DECIBELS, Math.min(0, decibels[i]));
        }
        Matrix resized = Resizing.resize(
                new Matrix(MelSpectrogram.BANDS, SpeechSpectrogram.SIZE, power), MelSpectrogram.BANDS, frames);
        double[] samples = iterate(magnitudes(MelInverse.power(linear(resized))));
        return new AudioClip(samples, MelSpectrogram.RATE).withPeak(PEAK);
    }

    private static Matrix linear(Matrix decibels) {
        double[] power = new double[decibels.values().length];
        for (int i = 0; i < power.length; i++) {
            double value = decibels.values()[i];
            // The floor stands for all that is fainter; a hiss of -80 dB in every bin would be heard in the pauses.
            power[i] = value <= -MelSpectrogram.TOP_DECIBELS ? 0 : Math.pow(10, value / 10);
        }
        return new Matrix(decibels.rows(), decibels.columns(), power);
    }

    private static double[][] magnitudes(Matrix power) {
        double[][] frames = new double[power.columns()][power.rows()];
        for (int frame = 0; frame < frames.length; frame++) {
            for (int bin = 0; bin < power.rows(); bin++) {
                frames[frame][bin] = Math.sqrt(power.at(bin, frame));
            }
        }
        return frames;
    }

    private static double[] iterate(double[][] magnitudes) {
        ShortTimeFourier transform = new ShortTimeFourier(MelSpectrogram.FFT, MelSpectrogram.HOP);
        double[][] spectra = randomPhases(magnitudes);
        double[][] before = new double[spectra.length][spectra[0].length];
        for (int i = 0; i < ITERATIONS; i++) {
            double[][] rebuilt = transform.forward(transform.inverse(spectra));
            for (int frame = 0; frame < spectra.length; frame++) {
                advance(rebuilt[frame], before[frame], magnitudes[frame], spectra[frame]);
            }
            before = rebuilt;
        }
        return transform.inverse(spectra);
    }

    /** One frame's next estimate: the wanted magnitudes with the phases of the accelerated step. */
    private static void advance(double[] rebuilt, double[] before, double[] magnitudes, double[] out) {
        for (int bin = 0; bin < magnitudes.length; bin++) {
            int at = 2 * bin;
            double real = rebuilt[at] + MOMENTUM * (rebuilt[at] - before[at]);
            double imaginary = rebuilt[at + 1] + MOMENTUM * (rebuilt[at + 1] - before[at + 1]);
            double length = Math.hypot(real, imaginary) + TINY;
            out[at] = magnitudes[bin] * real / length;
            out[at + 1] = magnitudes[bin] * imaginary / length;
        }
    }

    private static double[][] randomPhases(double[][] magnitudes) {
        double[][] spectra = new double[magnitudes.length][];
        for (int frame = 0; frame < spectra.length; frame++) {
            RandomStream random = RandomStream.of(0, "griffin-lim", frame);
            spectra[frame] = new double[2 * magnitudes[frame].length];
            for (int bin = 0; bin < magnitudes[frame].length; bin++) {
                double phase = 2 * Math.PI * random.nextDouble();
                spectra[frame][2 * bin] = magnitudes[frame][bin] * Math.cos(phase);
                spectra[frame][2 * bin + 1] = magnitudes[frame][bin] * Math.sin(phase);
            }
        }
        return spectra;
    }
}
