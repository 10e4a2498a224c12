package io.github.auxtask.method.labels.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.auxtask.core.BadInputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class SilenceTrimTest {
    @Test
    void tonesBetweenSilencesAreFoundAsLibrosaFindsThem() {
        JsonNode cases = Signals.json().get("trim");
        assertThat(cases).isNotEmpty();
        for (JsonNode described : cases) {
            SilenceTrim.Span expected = new SilenceTrim.Span(
                    described.get("start").intValue(), described.get("end").intValue());
            assertThat(SilenceTrim.span(signal(described))).as("%s", described).isEqualTo(expected);
        }
    }

    private static double[] signal(JsonNode described) {
        int lead = described.get("lead_zeros").intValue();
        int tone = described.get("tone_samples").intValue();
        double[] y = new double[described.get("length").intValue()];
        double amplitude = described.get("amplitude").doubleValue();
        double hertz = described.get("tone_hz").doubleValue();
        double[] noise = Signals.generator(described.get("noise_seed").longValue(), y.length);
        for (int i = 0; i < tone; i++) {
            y[lead + i] = amplitude * Math.sin(2 * Math.PI * hertz * i / 22050);
        }
        for (int i = 0; i < y.length; i++) {
            y[i] += described.get("added_noise_amplitude").doubleValue() * noise[i];
        }
        return y;
    }

    @Test
    void aDecayEndsWhereItIsSixtyDecibelsDown() {
        JsonNode described = Signals.json().get("trim_decay");
        Matcher formula = Pattern.compile("exp\\(-i/(\\d+)\\)\\*sin\\(2\\*pi\\*(\\d+)\\*i/22050\\), i<(\\d+)")
                .matcher(described.get("formula").textValue());
        assertThat(formula.find()).isTrue();
        double[] y = new double[Integer.parseInt(formula.group(3))];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.exp(-i / Double.parseDouble(formula.group(1)))
                    * Math.sin(2 * Math.PI * Double.parseDouble(formula.group(2)) * i / 22050);
        }
        assertThat(SilenceTrim.span(y))
                .isEqualTo(new SilenceTrim.Span(
                        described.get("start").intValue(), described.get("end").intValue()));
    }

    @Test
    void silenceIsRefusedByName() {
        AudioClip silence = new AudioClip(new double[5000], 22050);
        assertThatThrownBy(() -> SilenceTrim.trim(silence, "the speech of 'cat'"))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the speech of 'cat' is silence only: check the voice or the WAV file that it is made of"
                        + " (audio.command).");
    }
}
