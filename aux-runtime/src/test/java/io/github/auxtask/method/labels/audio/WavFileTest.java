package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WavFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("two words.wav");
        WavFile.write(file, new AudioClip(new double[] {0, 0.5, -0.25, 1.5, -1.5}, 16000));
        AudioClip read = WavFile.read(file);
        assertThat(read.rate()).isEqualTo(16000);
        assertThat(read.samples()).containsExactly(0, 0.5, -0.25, 32767 / 32768.0, -1);
        assertThat(Files.size(file)).isEqualTo(44 + 10);
    }

    @Test
    void theJdkReadsWhatIsWritten() throws Exception {
        Path file = folder.resolve("a.wav");
        WavFile.write(file, new AudioClip(new double[300], 22050));
        try (var stream = javax.sound.sampled.AudioSystem.getAudioInputStream(file.toFile())) {
            assertThat(stream.getFormat().getSampleRate()).isEqualTo(22050);
            assertThat(stream.getFormat().getSampleSizeInBits()).isEqualTo(16);
            assertThat(stream.getFrameLength()).isEqualTo(300);
        }
    }

    @Test
    void chunksThatNobodyNeedsAreSkippedAndAStreamsUnknownLengthIsTheRest() throws IOException {
        byte[] plain = WavFile.encode(new AudioClip(new double[] {0.5, 0.25}, 8000));
        ByteBuffer bytes = ByteBuffer.allocate(plain.length + 12).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(plain, 0, 36)
                .put("LIST".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(3)
                .putInt(0);
        bytes.put(plain, 36, plain.length - 36);
        bytes.putInt(36 + 12 + 4, 0x7FFFF000);
        assertThat(WavFile.decode(bytes.array(), "x").samples()).containsExactly(0.5, 0.25);
    }

    @Test
    void otherFormatsAreRefusedInASentence() {
        byte[] stereo = WavFile.encode(new AudioClip(new double[4], 44100));
        stereo[22] = 2;
        assertThatThrownBy(() -> WavFile.decode(stereo, "cat.wav"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("cat.wav holds 2 channels of 16 bits in WAV coding 1 at 44100 Hz:"
                        + " convert it to one channel of 16-bit PCM.");
        byte[] floating = WavFile.encode(new AudioClip(new double[4], 44100));
        floating[20] = 3;
        floating[34] = 32;
        assertThatThrownBy(() -> WavFile.decode(floating, "cat.wav"))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("coding 3");
    }

    @Test
    void damagedFilesAreRefused() {
        byte[] whole = WavFile.encode(new AudioClip(new double[100], 22050));
        for (int length : new int[] {13, 30, 43, 60}) {
            assertThatThrownBy(() -> WavFile.decode(Arrays.copyOf(whole, length), "cut.wav"))
                    .as("%d bytes", length)
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("cut.wav is cut short: make it again.");
        }
        assertThatThrownBy(() -> WavFile.decode(new byte[0], "no.wav"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("no.wav is empty");
        assertThatThrownBy(() -> WavFile.decode(new byte[50], "zero.wav"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("zero.wav is not a WAV file");
        assertThatThrownBy(() -> WavFile.decode(WavFile.encode(new AudioClip(new double[0], 8000)), "none.wav"))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("none.wav holds no samples");
        assertThatThrownBy(() -> WavFile.read(folder.resolve("absent.wav")))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("absent.wav cannot be read");
    }
}
