package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeechLabelsTest {
    private static final int PLANE = 64 * 64;

    @Test
    void theEmbeddedVoiceSpeaksEveryClass() {
        SpeechLabels labels = SpeechLabels.speak(List.of("cat", "aquarium_fish"), new FreeTtsSynthesiser());
        assertThat(labels.matrices().shape()).containsExactly(2, 64, 64);
        assertThat(labels.source()).isEqualTo("FreeTTS 1.2.2, voice kevin16");
        assertThat(labels.recordings().keySet()).containsExactly("cat", "aquarium_fish");
        assertThat(labels.recordings().get("cat").rate()).isEqualTo(16000);
        float[] values = labels.matrices().values();
        for (float value : values) {
            assertThat(value).isBetween(-80f, 0f);
        }
        assertThat(Arrays.copyOf(values, PLANE)).isNotEqualTo(Arrays.copyOfRange(values, PLANE, 2 * PLANE));
        // Two words take longer than one.
        assertThat(labels.recordings().get("aquarium_fish").samples().length)
                .isGreaterThan(labels.recordings().get("cat").samples().length);
    }

    @Test
    void aWordSoundsTheSameWhateverWasSaidBefore() {
        List<AudioClip> said = new FreeTtsSynthesiser().speak(List.of("airplane", "an aquarium fish", "airplane"));
        assertThat(said.get(2).samples()).containsExactly(said.get(0).samples());
        AudioClip alone = new FreeTtsSynthesiser().speak(List.of("airplane")).get(0);
        assertThat(alone.samples()).containsExactly(said.get(0).samples());
    }

    @Test
    void aSpectrogramOfAVowelHasEnergyLowAndOfAnSHigh() {
        AudioClip clip = new FreeTtsSynthesiser().speak(List.of("moss")).get(0);
        float[] matrix = SpeechSpectrogram.of(clip, "moss");
        // The vowel is in the second quarter, the s in the last; rows 0..31 are below 1.7 kHz.
        assertThat(meanOf(matrix, 0, 32, 24, 40)).isGreaterThan(meanOf(matrix, 32, 64, 24, 40) + 10);
        assertThat(meanOf(matrix, 48, 64, 44, 56)).isGreaterThan(meanOf(matrix, 0, 32, 44, 56) + 5);
    }

    private static double meanOf(float[] matrix, int fromRow, int toRow, int fromColumn, int toColumn) {
        double sum = 0;
        for (int row = fromRow; row < toRow; row++) {
            for (int column = fromColumn; column < toColumn; column++) {
                sum += matrix[row * 64 + column];
            }
        }
        return sum / ((toRow - fromRow) * (toColumn - fromColumn));
    }

    @Test
    void aClassWithoutANameIsRefused() {
        assertThatThrownBy(() -> SpeechLabels.speak(List.of("_"), new FreeTtsSynthesiser()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("name every class in English");
    }
}
