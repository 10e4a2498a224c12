package io.github.auxtask.maven.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class HumanTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "0.44, 0.4 s",
        "1, 1 s",
        "59.4, 59 s",
        "59.6, 1 min",
        "60, 1 min",
        "200, 3 min 20 s",
        "3599.7, 1 h",
        "7500, 2 h 5 min",
        "7200, 2 h",
        "86400, 1 d",
        "273600, 3 d 4 h",
        "-1, ?",
        "NaN, ?",
        "Infinity, ?"
    })
    void durationsAreWrittenWithAtMostTwoUnits(double seconds, String text) {
        assertThat(HumanTime.ofSeconds(seconds)).isEqualTo(text);
    }
}
