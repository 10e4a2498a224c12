package io.github.auxtask.method.labels.audio;

/**
 * A mono recording.
 *
 * @param samples amplitudes, -1..1 unless they overflow
 * @param rate samples a second, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: handed on once, compared by nobody
public record AudioClip(double[] samples, int rate) {
    public AudioClip {
        if (rate < 1) {
            throw new IllegalArgumentException("the sample rate must be positive: " + rate);
        }
    }

    /** The largest magnitude; 0 for no sound at all. */
    public double peak() {
        double peak = 0;
        for (double sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** The same recording with this largest magnitude; silence stays silence. */
    public AudioClip withPeak(double wanted) {
        double peak = peak();
        double factor = peak == 0 ? 0 : wanted / peak;
        double[] scaled = new double[samples.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * samples[i];
        }
        return new AudioClip(scaled, rate);
    }
}
