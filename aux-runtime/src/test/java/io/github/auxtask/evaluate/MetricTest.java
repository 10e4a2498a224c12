package io.github.auxtask.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
    @ParameterizedTest
    @CsvSource({
        "class.NAME, class.airplane, true",
        "class.NAME, class., false",
        "class.NAME, classXairplane, false",
        "corruption.NAME.SEVERITY, corruption.fog.3, true",
        "corruption.NAME.SEVERITY, corruption.fog, false",
        "epsilon.EPSILON.ofInitiallyCorrect, epsilon.8/255.ofInitiallyCorrect, true",
        "epsilon.EPSILON.ofInitiallyCorrect, epsilon.0.1, false",
        "cleanAccuracy, cleanAccuracy, true",
        "cleanAccuracy, cleanXccuracy, false",
        "FACT, parameter_count, true",
    })
    void wordsInCapitalsStandForAnyText(String name, String recorded, boolean matches) {
        assertThat(Metric.percent(name, "").matches(recorded)).isEqualTo(matches);
    }

    @Test
    void aSizeIsNeitherBetterNorWorseUnlessThatIsSaid() {
        Metric count = Metric.count("attacked", "images", "that were attacked");
        assertThat(count.better()).isEqualTo(Metric.Better.NEITHER);
        assertThat(count.lowerIsBetter().better()).isEqualTo(Metric.Better.LOWER);
        assertThat(count.fact()).isFalse();
        assertThat(count.asFact().fact()).isTrue();
        assertThat(Metric.percent("accuracy", "").better()).isEqualTo(Metric.Better.HIGHER);
    }
}
