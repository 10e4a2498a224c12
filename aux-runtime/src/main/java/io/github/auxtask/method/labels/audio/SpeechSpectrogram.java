package io.github.auxtask.method.labels.audio;

/**
 * A recording as the label paper sees it: at 22,050 Hz, silence trimmed, log-mel spectrogram, resized to 64x64 (sheet, section
 * 2), row 0 the lowest band.
 */
public final class SpeechSpectrogram {
    /** Rows and columns. */
    public static final int SIZE = 64;

    private SpeechSpectrogram() {}

    /**
     * The label matrix of a recording.
     *
     * @param name of the recording, for messages
     * @return [64, 64] row-major, decibels -80..0
     * @throws io.github.auxtask.core.BadInputException if nothing is to be heard
     */
    public static float[] of(AudioClip clip, String name) {
        AudioClip heard = SilenceTrim.trim(Resampler.resample(clip, MelSpectrogram.RATE), name);
        return floats(Resizing.resize(MelSpectrogram.decibels(MelSpectrogram.power(heard.samples())), SIZE, SIZE));
    }

    private static float[] floats(Matrix matrix) {
        float[] values = new float[matrix.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) matrix.values()[i];
        }
        return values;
    }
}
