package io.github.auxtask.report.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LatexEscapeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "R&D 100 % #1 a_b {x} | R\\&D 100 \\% \\#1 a\\_b \\{x\\}",
                "C:\\x ~ ^         | C:\\textbackslash{}x \\textasciitilde{} \\textasciicircum{}",
                "$5                | \\ensuremath{\\mathdollar}5",
                "a --only          | a -{}-only",
                "x[1]              | x{[}1{]}",
                "Müller, Škoda     | M\\\"{u}ller, \\v{S}koda",
                "naïve Straße øł   | na\\\"{\\i}ve Stra\\ss{}e \\o{}\\l{}",
                "ε ≤ 0.3           | \\ensuremath{\\varepsilon} \\ensuremath{\\leq} 0.3",
                "−1.5 ± 0.2        | \\ensuremath{-}1.5 \\ensuremath{\\pm} 0.2",
                "中                 | {[}U+4E2D{]}",
            })
    void escapes(String text, String latex) {
        assertThat(LatexEscape.escape(text)).isEqualTo(latex);
    }

    @Test
    void whateverIsEscapedIsAscii() {
        StringBuilder everything = new StringBuilder();
        for (int point = 0; point < 0x3000; point++) {
            everything.appendCodePoint(point);
        }
        assertThat(LatexEscape.escape(everything.append("\ud83d\ude00").toString()))
                .matches(text -> text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
    }

    @Test
    void accentThatComesAsACharacterOfItsOwnIsTheSame() {
        assertThat(LatexEscape.escape("e\u0301"))
                .isEqualTo(LatexEscape.escape("\u00e9"))
                .isEqualTo("\\'{e}");
    }
}
