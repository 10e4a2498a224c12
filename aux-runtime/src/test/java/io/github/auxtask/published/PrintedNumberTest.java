package io.github.auxtask.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedNumberTest {
    // S3 of the statistics notes: a printed number is an interval
    @ParameterizedTest
    @CsvSource({
        "85.3, 1, 85.25, 85.35",
        "84.60, 2, 84.595, 84.605",
        "85, 0, 84.5, 85.5",
        "0.9, 1, 0.85, 0.95",
        "-0.40, 2, -0.405, -0.395",
        "3e-4, 4, 0.00025, 0.00035"
    })
    void aNumberStandsForAllThatRoundToIt(String text, int decimals, BigDecimal lower, BigDecimal upper) {
        PrintedNumber number = PrintedNumber.parse(text).orElseThrow();
        assertThat(number.decimals()).isEqualTo(decimals);
        assertThat(number.lower()).isEqualByComparingTo(lower);
        assertThat(number.upper()).isEqualByComparingTo(upper);
        assertThat(number.contains(lower)).isTrue();
        assertThat(number.contains(upper)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.1 +- 0.2 (n=5)", "93.1 \u00b1 0.2 (n = 5)", " 93.1+/-0.2 (n=5) ", "93.1 \\pm 0.2 (n=5)"})
    void meanSpreadAndRunsAreKeptWhole(String text) {
        PrintedNumber number = PrintedNumber.parse(text).orElseThrow();
        assertThat(number.value()).isEqualByComparingTo("93.1");
        assertThat(number.spread()).isEqualByComparingTo("0.2");
        assertThat(number.runs()).isEqualTo(5);
        assertThat(number.text()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "\u2013", "\u2014", "  "})
    void aDashIsNoNumber(String text) {
        assertThat(PrintedNumber.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"85,3", "85.3%", "about 85", "1.2.3", "85 +- -1", "0x1p3", "NaN"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> PrintedNumber.parse(text)).isInstanceOf(BadInputException.class);
    }
}
