package io.github.auxtask.method.labels.audio;

import java.util.HashMap;
import java.util.Map;

/**
 * Changes the sample rate by a windowed sinc: 64 zero crossings under a Kaiser window of beta 14.77 with the pass band ending
 * at 0.9476 of the lower Nyquist frequency, the figures of resampy's {@code kaiser_best}, which librosa 0.6 to 0.9 used. Where
 * resampy reads the filter from a table, it is computed here, once for each position between two samples that occurs.
 */
final class Resampler {
    private static final int ZERO_CROSSINGS = 64;
    private static final double BETA = 14.769656459379492;
    private static final double ROLLOFF = 0.9475937167399596;

    private final int from;
    private final int to;
    private final double cutoff;
    private final double halfWidth;
    private final Map<Integer, double[]> filters = new HashMap<>();

    private Resampler(int from, int to) {
        this.from = from;
        this.to = to;
        // Down, the filter is stretched so that nothing above the new Nyquist frequency is left.
        double scale = Math.min(1, (double) to / from);
        cutoff = ROLLOFF * scale;
        halfWidth = ZERO_CROSSINGS / scale;
    }

    /** The recording at another rate; ceil(n * to / from) samples. */
    static AudioClip resample(AudioClip clip, int rate) {
        return clip.rate() == rate ? clip : new Resampler(clip.rate(), rate).apply(clip);
    }

    private AudioClip apply(AudioClip clip) {
        double[] in = clip.samples();
        double[] out = new double[(int) Math.ceil((double) in.length * to / from)];
        int reach = (int) Math.ceil(halfWidth);
        for (int i = 0; i < out.length; i++) {
            int whole = (int) ((long) i * from / to);
            double[] filter = filters.computeIfAbsent((int) ((long) i * from % to), rest -> filter(rest, reach));
            int first = Math.max(0, whole - reach);
            int last = Math.min(in.length - 1, whole + reach + 1);
            double sum = 0;
            for (int j = first; j <= last; j++) {
                sum += in[j] * filter[j - whole + reach];
            }
            out[i] = sum;
        }
        return new AudioClip(out, to);
    }

    /** Weights of the samples from {@code reach} before to {@code reach + 1} after a place {@code rest / to} between two. */
    private double[] filter(int rest, int reach) {
        double[] weights = new double[2 * reach + 2];
        for (int i = 0; i < weights.length; i++) {
            double distance = i - reach - (double) rest / to;
            double place = distance / halfWidth;
            if (Math.abs(place) <= 1) {
                double window = bessel(BETA * Math.sqrt(1 - place * place)) / bessel(BETA);
                weights[i] = cutoff * sinc(cutoff * distance) * window;
            }
        }
        return weights;
    }

    private static double sinc(double x) {
        double angle = Math.PI * x;
        return Math.abs(angle) < 1e-9 ? 1 : Math.sin(angle) / angle;
    }

    /** The modified Bessel function of the first kind and order 0, by its power series (Abramowitz and Stegun 9.6.12). */
    private static double bessel(double x) {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
