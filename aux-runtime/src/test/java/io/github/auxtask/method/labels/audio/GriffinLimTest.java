package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GriffinLimTest {
    @Test
    void theInverseTransformUndoesTheTransform() {
        double[] samples = Signals.generator(7, 40 * 256);
        ShortTimeFourier transform = new ShortTimeFourier(2048, 256);
        double[] back = transform.inverse(transform.forward(samples));
        assertThat(back).hasSize(40 * 256);
        for (int i = 0; i < back.length; i++) {
            assertThat(back[i]).isCloseTo(samples[i], within(1e-12));
        }
    }

    @Test
    void bandsOfTheInvertedPowerAreTheBandsAgain() {
        double[] samples = Signals.generator(11, 20 * 256);
        Matrix bands = MelSpectrogram.power(samples);
        Matrix power = MelInverse.power(bands);
        Matrix filters = MelSpectrogram.filterbank();
        for (int band = 0; band < 64; band++) {
            double sum = 0;
            for (int bin = 0; bin < power.rows(); bin++) {
                sum += filters.at(band, bin) * power.at(bin, 5);
            }
            // Negative power that is set to 0 is what is lost.
            assertThat(sum).isCloseTo(bands.at(band, 5), within(0.2 * bands.at(band, 5)));
        }
    }

    @Test
    void aToneIsHeardAtItsPitch() {
        int samples = 64 * 256;
        double[] y = new double[samples];
        for (int i = 0; i < samples; i++) {
            y[i] = Math.sin(2 * Math.PI * 1500 * i / 22050);
        }
        float[] matrix = SpeechSpectrogram.of(new AudioClip(y, 22050), "tone");
        AudioClip sound = GriffinLim.sound(matrix, GriffinLim.USUAL_FRAMES);
        assertThat(sound.rate()).isEqualTo(22050);
        assertThat(sound.samples()).hasSize(63 * 256);
        assertThat(sound.peak()).isCloseTo(0.9, within(1e-12));
        int crossings = 0;
        for (int i = 4001; i < 12001; i++) {
            crossings += sound.samples()[i - 1] < 0 && sound.samples()[i] >= 0 ? 1 : 0;
        }
        assertThat(crossings * 22050 / 8000.0).isCloseTo(1500, within(60.0));
        assertThat(GriffinLim.sound(matrix, GriffinLim.USUAL_FRAMES).samples()).containsExactly(sound.samples());
    }

    @Test
    void aWordsSoundHasTheWordsSpectrogram() {
        AudioClip word =
                new FreeTtsSynthesiser().speak(java.util.List.of("deer")).get(0);
        float[] wanted = SpeechSpectrogram.of(word, "deer");
        AudioClip sound = GriffinLim.sound(wanted, 60);
        Matrix heard = Resizing.resize(MelSpectrogram.decibels(MelSpectrogram.power(sound.samples())), 64, 64);
        double difference = 0;
        int loud = 0;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] > -40) {
                difference += Math.abs(wanted[i] - heard.values()[i]);
                loud++;
            }
        }
        assertThat(difference / loud).isLessThan(4);
    }

    @Test
    void silenceStaysSilent() {
        float[] silent = new float[64 * 64];
        java.util.Arrays.fill(silent, -80);
        assertThat(GriffinLim.sound(silent, 20).peak()).isZero();
    }
}
