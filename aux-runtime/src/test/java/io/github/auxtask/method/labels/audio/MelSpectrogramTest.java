package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.data.npy.NpyArray;
import io.github.auxtask.data.npy.NpzFile;
import io.github.auxtask.testing.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MelSpectrogramTest {
    private static final double FLOAT_STORAGE = 1e-5;

    @Test
    void theFilterbankIsSlaneys() {
        JsonNode expected = Signals.json().get("mel_filterbank");
        double[] edges = MelFilterbank.edges(MelSpectrogram.BANDS, MelSpectrogram.HIGHEST_HERTZ);
        double[] points = Fixtures.numbers(expected.get("mel_points_hz"));
        assertThat(edges).hasSameSizeAs(points);
        for (int i = 0; i < edges.length; i++) {
            assertThat(edges[i]).isCloseTo(points[i], within(1e-12 * 8000));
        }
        Matrix weights = MelSpectrogram.filterbank();
        double[] sums = Fixtures.numbers(expected.get("row_sums"));
        for (int band = 0; band < weights.rows(); band++) {
            double sum = 0;
            for (int bin = 0; bin < weights.columns(); bin++) {
                sum += weights.at(band, bin);
            }
            assertThat(sum).isCloseTo(sums[band], within(1e-12));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chirp", "two_tone", "noise"})
    void aSignalGivesTheReferencesSpectrogram(String signal) {
        double[] samples = new Signals().named(signal);
        JsonNode facts = Signals.json().get("per_signal").get(signal);
        double[] head = Fixtures.numbers(facts.get("first_10_samples"));
        for (int i = 0; i < head.length; i++) {
            assertThat(samples[i]).isCloseTo(head[i], within(1e-12));
        }
        Matrix power = MelSpectrogram.power(samples);
        NpyArray expected = reference(signal + "_mel_power");
        assertThat(new int[] {power.rows(), power.columns()}).isEqualTo(expected.shape());
        for (int i = 0; i < expected.doubles().length; i++) {
            // Below the floor of 80 dB the sums of rounding errors are all there is, in the reference too.
            double allowed = 1e-9 * Math.max(expected.doubles()[i], 1e-12 * power.largest());
            assertThat(power.values()[i]).isCloseTo(expected.doubles()[i], within(allowed));
        }
        Matrix decibels = MelSpectrogram.decibels(power);
        assertClose(decibels, reference(signal + "_db"), FLOAT_STORAGE);
        Matrix resized = Resizing.resize(decibels, SpeechSpectrogram.SIZE, SpeechSpectrogram.SIZE);
        assertClose(resized, reference(signal + "_db_64x64"), FLOAT_STORAGE);
        assertThat(resized.smallest()).isCloseTo(facts.get("resized_min").doubleValue(), within(1e-6));
        assertThat(resized.largest()).isCloseTo(facts.get("resized_max").doubleValue(), within(1e-6));
    }

    private static NpyArray reference(String key) {
        return NpzFile.read(Signals.file("audio_mel.npz")).get(key);
    }

    private static void assertClose(Matrix actual, NpyArray expected, double allowed) {
        assertThat(actual.values()).hasSameSizeAs(expected.doubles());
        for (int i = 0; i < expected.doubles().length; i++) {
            assertThat(actual.values()[i]).isCloseTo(expected.doubles()[i], within(allowed));
        }
    }
}
