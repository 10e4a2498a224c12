package io.github.auxtask.method.labels.audio;

import io.github.auxtask.core.AtomicFile;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ReadLimit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** WAV files of one channel in 16-bit PCM: RIFF chunks {@code fmt } and {@code data}, little endian; other chunks are skipped. */
public final class WavFile {
    private static final double FULL_SCALE = 32768;
    private static final int HEADER = 44;
    private static final int FORMAT_CHUNK = 16;
    private static final int PCM = 1;
    /** PCM too, with the details in a longer chunk (WAVE_FORMAT_EXTENSIBLE). */
    private static final int EXTENSIBLE = 0xFFFE;

    private static final int BITS = 16;
    /** Sizes from here on are what programs write that stream and never learn the size. */
    private static final long STREAMED = 0x7FFF0000L;

    private WavFile() {}

    private record Format(int coding, int channels, int rate, int bits) {
        void check(String name) {
            boolean pcm = coding == PCM || coding == EXTENSIBLE;
            if (!pcm || channels != 1 || bits != BITS || rate < 1) {
                throw new BadInputException(name + " holds " + channels + " channels of " + bits
                        + " bits in WAV coding " + coding + " at " + rate
                        + " Hz: convert it to one channel of 16-bit PCM.");
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws BadInputException if it is missing, no WAV file, in another format than 16-bit PCM mono, cut short, or empty
     */
    public static AudioClip read(Path file) {
        try {
            return decode(ReadLimit.DATA.bytes(file), name(file));
        } catch (IOException e) {
            throw new BadInputException(name(file) + " cannot be read: " + AtomicFile.reason(e) + ".", e);
        }
    }

    static AudioClip decode(byte[] content, String name) {
        if (content.length == 0) {
            throw new BadInputException(name + " is empty: a WAV file with sound is needed.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        if (content.length < 12
                || !tag(bytes).equals("RIFF")
                || !tag(bytes.position(8)).equals("WAVE")) {
            throw new BadInputException(name + " is not a WAV file: give one channel of 16-bit PCM in a RIFF file.");
        }
        Format format = null;
        while (bytes.remaining() >= 8) {
            String chunk = tag(bytes);
            long size = Integer.toUnsignedLong(bytes.getInt());
            if (chunk.equals("data") && format != null) {
                return samples(bytes, size, format, name);
            }
            if (size > bytes.remaining()) {
                throw cut(name);
            }
            int next = (int) Math.min(bytes.limit(), bytes.position() + size + size % 2);
            if (chunk.equals("fmt ") && size >= FORMAT_CHUNK) {
                format = format(bytes);
                format.check(name);
            }
            bytes.position(next);
        }
        throw cut(name);
    }

    private static Format format(ByteBuffer bytes) {
        int coding = Short.toUnsignedInt(bytes.getShort());
        int channels = Short.toUnsignedInt(bytes.getShort());
        int rate = bytes.getInt();
        bytes.getInt();
        bytes.getShort();
        return new Format(coding, channels, rate, Short.toUnsignedInt(bytes.getShort()));
    }

    private static AudioClip samples(ByteBuffer bytes, long size, Format format, String name) {
        if (size > bytes.remaining() && size < STREAMED) {
            throw cut(name);
        }
        int count = (int) Math.min(size, bytes.remaining()) / Short.BYTES;
        if (count == 0) {
            throw new BadInputException(name + " holds no samples: a WAV file with sound is needed.");
        }
        double[] samples = new double[count];
        for (int i = 0; i < count; i++) {
            samples[i] = bytes.getShort() / FULL_SCALE;
        }
        return new AudioClip(samples, format.rate());
    }

    private static BadInputException cut(String name) {
        return new BadInputException(name + " is cut short: make it again.");
    }

    private static String tag(ByteBuffer bytes) {
        byte[] tag = new byte[4];
        bytes.get(tag);
        return new String(tag, StandardCharsets.ISO_8859_1);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Writes a file whole or not at all; amplitudes beyond -1..1 are clipped. */
    public static void write(Path file, AudioClip clip) {
        AtomicFile.write(file, encode(clip));
    }

    /** The content of a file. */
    public static byte[] encode(AudioClip clip) {
        int size = clip.samples().length * Short.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(ascii("RIFF")).putInt(HEADER - 8 + size).put(ascii("WAVE"));
        bytes.put(ascii("fmt ")).putInt(FORMAT_CHUNK).putShort((short) PCM).putShort((short) 1);
        bytes.putInt(clip.rate()).putInt(clip.rate() * Short.BYTES).putShort((short) Short.BYTES);
        bytes.putShort((short) BITS).put(ascii("data")).putInt(size);
        for (double sample : clip.samples()) {
            long scaled = Math.round(sample * FULL_SCALE);
            bytes.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, scaled)));
        }
        return bytes.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
