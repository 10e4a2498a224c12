package io.github.auxtask.method.labels.audio;

import io.github.auxtask.core.BadInputException;
import java.util.Arrays;

/**
 * Cuts silence off both ends, as {@code librosa.effects.trim} does by default: the mean square of frames of 2048 samples every
 * 512, centred, borders reflected; frames up to 60 dB below the loudest are sound.
 */
final class SilenceTrim {
    private static final int FRAME = 2048;
    private static final int HOP = 512;
    private static final double TOP_DECIBELS = 60;
    private static final double SMALLEST = 1e-10;

    private SilenceTrim() {}

    /**
     * What is left.
     *
     * @param start the first sample kept
     * @param end the one after the last
     */
    record Span(int start, int end) {}

    /**
     * The recording without silence around it.
     *
     * @throws BadInputException if nothing is to be heard; the message calls it {@code name}
     */
    static AudioClip trim(AudioClip clip, String name) {
        Span span = span(clip.samples());
        // librosa would keep all of a silent recording, since its loudest frame is silent too; no label can be made of
        // it.
        if (clip.peak() * clip.peak() <= SMALLEST) {
            throw new BadInputException(
                    name + " is silence only: check the voice or the WAV file that it is made of (audio.command).");
        }
        return new AudioClip(Arrays.copyOfRange(clip.samples(), span.start(), span.end()), clip.rate());
    }

    static Span span(double[] samples) {
        double[] power = meanSquares(samples);
        double reference = Math.max(SMALLEST, Arrays.stream(power).max().orElse(0));
        int first = 0;
        int last = -1;
        for (int frame = power.length - 1; frame >= 0; frame--) {
            double decibels = 10 * Math.log10(Math.max(SMALLEST, power[frame])) - 10 * Math.log10(reference);
            if (decibels > -TOP_DECIBELS) {
                first = frame;
                last = Math.max(last, frame);
            }
        }
        return new Span(first * HOP, Math.min(samples.length, (last + 1) * HOP));
    }

    private static double[] meanSquares(double[] samples) {
        double[] means = new double[1 + samples.length / HOP];
        for (int frame = 0; frame < means.length; frame++) {
            double sum = 0;
            for (int i = 0; i < FRAME; i++) {
                double sample = samples[Reflection.index(frame * HOP - FRAME / 2 + i, samples.length)];
                sum += sample * sample;
            }
            means[frame] = sum / FRAME;
        }
        return means;
    }
}
