package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ResamplerTest {
    private static AudioClip tone(double hertz, int rate, int samples) {
        double[] y = new double[samples];
        for (int i = 0; i < samples; i++) {
            y[i] = Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return new AudioClip(y, rate);
    }

    @Test
    void aToneKeepsItsPitchAndLoudness() {
        for (int rate : new int[] {16000, 24000, 44100}) {
            AudioClip resampled = Resampler.resample(tone(1000, rate, rate / 4), 22050);
            AudioClip direct = tone(1000, 22050, 22050 / 4);
            assertThat(resampled.rate()).isEqualTo(22050);
            assertThat(resampled.samples()).hasSize((int) Math.ceil(22050 / 4.0));
            // Away from the ends, where the window reaches beyond the recording.
            for (int i = 200; i < 5000; i++) {
                assertThat(resampled.samples()[i]).isCloseTo(direct.samples()[i], within(1e-6));
            }
        }
    }

    @Test
    void whatTheNewRateCannotHoldIsRemoved() {
        double[] y = Resampler.resample(tone(15000, 44100, 11025), 22050).samples();
        for (int i = 200; i < 5000; i++) {
            assertThat(y[i]).isCloseTo(0, within(1e-6));
        }
    }
}
