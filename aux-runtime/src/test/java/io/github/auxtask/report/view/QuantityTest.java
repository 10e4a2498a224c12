package io.github.auxtask.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.report.model.WallTime;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class QuantityTest {
    @Test
    void differencesAlwaysShowTheirSignExceptWhereTheyRoundToZero() {
        assertThat(Quantity.difference(new BigDecimal("0.236"), 2).text()).isEqualTo("+0.24");
        assertThat(Quantity.difference(new BigDecimal("-1.5"), 2).text()).isEqualTo("\u22121.50");
        assertThat(Quantity.difference(new BigDecimal("-0.004"), 2).text()).isEqualTo("0.00");
        assertThat(Quantity.difference(new BigDecimal("0.004"), 2).text()).isEqualTo("0.00");
    }

    @Test
    void theRawNumberIsNeverRounded() {
        assertThat(Quantity.of(92.123456, 2)).isEqualTo(new Quantity(92.123456, "92.12"));
    }

    @Test
    void significantDigitsDependOnTheSize() {
        assertThat(Quantity.significant(1234.5).text()).isEqualTo("1235");
        assertThat(Quantity.significant(83.44).text()).isEqualTo("83.4");
        assertThat(Quantity.significant(3.14159).text()).isEqualTo("3.14");
    }

    @Test
    void theReadersLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Quantity.of(92.5, 2).text()).isEqualTo("92.50");
            assertThat(Quantity.count(47_500).text()).isEqualTo("47,500");
            assertThat(WallTime.of(2.5)).isEqualTo("2.5 s");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void durationsHaveTwoUnitsAtMost() {
        assertThat(WallTime.of(42.4)).isEqualTo("42 s");
        assertThat(WallTime.of(725)).isEqualTo("12 min 5 s");
        assertThat(WallTime.of(3600)).isEqualTo("1 h");
        assertThat(WallTime.of(12_000)).isEqualTo("3 h 20 min");
        assertThat(WallTime.of(4 * 86_400 + 7_300)).isEqualTo("4 d 2 h");
        assertThat(WallTime.of(Double.NaN)).isEqualTo("unknown");
    }
}
