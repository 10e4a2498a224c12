package io.github.auxtask.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    @Test
    void keysAreSortedAndNothingIsSpaced() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", Arrays.asList(1, null, true));
        map.put("a", Map.of());
        map.put("", "x");
        assertThat(CanonicalJson.of(map)).isEqualTo("{\"\":\"x\",\"a\":{},\"b\":[1,null,true]}");
    }

    // the number examples of RFC 8785, appendix B, and around the switch to exponents
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.00, 1",
        "0.10, 0.1",
        "1e21, 1e+21",
        "999999999999999900000, 999999999999999900000",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "-123.4560e-10, -1.23456e-8",
        "9007199254740993, 9007199254740993",
        "333333333.33333329, 333333333.33333329",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void aNumberHasOneText(String written, String canonical) {
        assertThat(CanonicalJson.of(new BigDecimal(written))).isEqualTo(canonical);
    }

    @Test
    void doublesAreWrittenWithTheFewestDigitsOnEveryJava() {
        assertThat(CanonicalJson.of(0.1)).isEqualTo("0.1");
        assertThat(CanonicalJson.of(100.0)).isEqualTo("100");
        // Double.toString of Java 17 needs a digit more for this one
        assertThat(CanonicalJson.of(Math.scalb(1.0, -44))).isEqualTo("5.684341886080802e-14");
        assertThat(CanonicalJson.of(2e-323)).isEqualTo("2e-323");
        assertThat(CanonicalJson.of(Double.MAX_VALUE)).isEqualTo("1.7976931348623157e+308");
    }

    @Test
    void aDecimalOfUpToFifteenDigitsIsTheSameTextAsADouble() {
        RandomStream random = RandomStream.of(1, "decimals");
        for (int i = 0; i < 20_000; i++) {
            int digits = 1 + i % 15;
            long unscaled = (long) (random.nextDouble() * Math.pow(10, digits));
            BigDecimal decimal = BigDecimal.valueOf(unscaled, i % 60 - 20);
            assertThat(CanonicalJson.of(decimal.doubleValue())).isEqualTo(CanonicalJson.of(decimal));
        }
    }

    @Test
    void textsAreEscapedAsTheStandardSays() {
        assertThat(CanonicalJson.of("\u20ac$\u000F\nA'B\"\\\\\"/"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void scalarsThatMeanTheSameAreEqual() {
        assertThat(CanonicalJson.scalar(new BigDecimal("1.0"))).isEqualTo(1L).isEqualTo(CanonicalJson.scalar(1));
        assertThat(CanonicalJson.scalar(new BigDecimal("4e-5")))
                .isEqualTo(CanonicalJson.scalar(0.00004))
                .isEqualTo(CanonicalJson.scalar(new BigDecimal("0.000040")));
        assertThat(CanonicalJson.scalar(1e30)).isEqualTo(CanonicalJson.scalar(new BigDecimal("1E+30")));
    }

    @Test
    void whatJsonCannotSayIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.of(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.of(new Object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.scalar(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThat(CanonicalJson.setting(List.of(0.5, "a", 1e-7, true))).isEqualTo("0.5 a 1e-7 true");
        assertThat(CanonicalJson.setting(List.of(Map.of("a", List.of(1, 2), "b", 1.0))))
                .isEqualTo(List.of(Map.of("a", "1 2", "b", 1L)));
        assertThatThrownBy(() -> CanonicalJson.setting(List.of("a b"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalJson.setting(List.of(1, Map.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
