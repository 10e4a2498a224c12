package io.github.auxtask.method.labels.audio;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;

/** Where FreeTTS plays to: a buffer instead of a sound card. */
final class CapturingPlayer implements AudioPlayer {
    private static final double FULL_SCALE = 32768;
    private static final float RATE = 16_000;

    private final ByteArrayOutputStream played = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(RATE, Short.SIZE, 1, true, true);

    /** All that was played. */
    synchronized AudioClip clip() {
        ByteBuffer bytes = ByteBuffer.wrap(played.toByteArray())
                .order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        double[] samples = new double[bytes.remaining() / Short.BYTES];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bytes.getShort() / FULL_SCALE;
        }
        return new AudioClip(samples, Math.round(format.getSampleRate()));
    }

    @Override
    public synchronized void setAudioFormat(AudioFormat newFormat) {
        if (newFormat.getSampleSizeInBits() != Short.SIZE || newFormat.getChannels() != 1) {
            throw new IllegalStateException("the voice must speak 16-bit mono, not " + newFormat);
        }
        format = newFormat;
    }

    @Override
    public synchronized AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean write(byte[] audio) {
        return write(audio, 0, audio.length);
    }

    @Override
    public synchronized boolean write(byte[] audio, int from, int count) {
        played.write(audio, from, count);
        return true;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public float getVolume() {
        return 1;
    }

    @Override
    public long getTime() {
        return 0;
    }

    @Override
    public void begin(int size) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void setVolume(float volume) {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
