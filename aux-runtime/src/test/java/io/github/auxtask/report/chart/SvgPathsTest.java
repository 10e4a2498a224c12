package io.github.auxtask.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SvgPathsTest {
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z]|-?(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)");

    @ParameterizedTest
    @CsvSource({
        "M1.5 -1 L3.4 -1 L3.4 -7.7 Z, m1.5-1 1.9 0 0-6.7z",
        "M1 2 Q10.3 5 10.5 4.9 Q11 5 12 6 Z M3 3 L4 4 Z, m1 2q9.3 3 9.5 2.9 .5 .1 1.5 1.1zm2 1 1 1z",
    })
    void stepsTakeLessRoomThanPlaces(String path, String expected) {
        assertThat(SvgPaths.shortened(path)).isEqualTo(expected);
    }

    @Test
    void thePlacesStayTheSameWithoutAnError() {
        Random random = new Random(1);
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            int pairs = i == 0 || i % 50 == 0 ? 1 : 1 + random.nextInt(3);
            path.append(pairs == 1 ? i % 50 == 0 ? "M" : "L" : pairs == 2 ? "Q" : "C");
            for (int k = 0; k < pairs * 2; k++) {
                path.append(k == 0 ? "" : " ")
                        .append(String.format(Locale.ROOT, "%.1f", random.nextDouble() * 200 - 100));
            }
            path.append(i % 50 == 49 ? " Z " : " ");
        }
        String shortened = SvgPaths.shortened(path.toString());
        assertThat(places(shortened)).isEqualTo(places(path.toString())).hasSizeGreaterThan(2_000);
        assertThat(shortened).doesNotContainPattern("[MLQCZ]");
    }

    @Test
    void wordsOfAChartLoseAQuarter() {
        String svg = SvgCanvas.draw(300, 40, graphics -> write(graphics, "speech, seed 7, 95 % interval"));
        Matcher drawn = Pattern.compile(" d=\"([^\"]*)\"").matcher(svg);
        assertThat(drawn.find()).isTrue();
        List<Long> places = places(drawn.group(1));
        // Two numbers per place, each with its letter or space, is what Batik writes.
        long batik = places.stream()
                .mapToLong(place -> Double.toString(place / 10.0).length() + 1)
                .sum();
        assertThat(drawn.group(1).length()).isLessThan((int) (batik * 0.75));
    }

    @ParameterizedTest
    @ValueSource(strings = {"M0 0 A1 1 0 0 0 2 2", "M0.25 1 L2 2", "M0 0 L1", "m0 0 l1 1", "M1e-3 0", ""})
    void whatIsNotUnderstoodStaysAsItIs(String path) {
        assertThat(SvgPaths.shortened(path)).isEqualTo(path);
    }

    private static void write(Graphics2D graphics, String words) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
        graphics.fill(graphics.getFont()
                .createGlyphVector(graphics.getFontRenderContext(), words)
                .getOutline(0, 20));
    }

    /** Every place that a path names, in tenths and absolute; reads what the SVG standard allows of M, L, Q, C, Z in both cases. */
    private static List<Long> places(String path) {
        List<String> tokens =
                TOKEN.matcher(path).results().map(found -> found.group()).toList();
        List<Long> places = new ArrayList<>();
        long[] at = new long[2];
        long[] start = new long[2];
        char command = ' ';
        int i = 0;
        while (i < tokens.size()) {
            String token = tokens.get(i);
            if (Character.isLetter(token.charAt(0))) {
                command = token.charAt(0);
                i++;
            }
            char kind = Character.toLowerCase(command);
            int numbers = kind == 'z' ? 0 : kind == 'q' ? 4 : kind == 'c' ? 6 : 2;
            for (int k = 0; k < numbers; k++) {
                long number = Math.round(Double.parseDouble(tokens.get(i++)) * 10);
                places.add(command == kind ? number + at[k % 2] : number);
            }
            if (numbers > 0) {
                at = new long[] {places.get(places.size() - 2), places.get(places.size() - 1)};
            }
            if (kind == 'm') {
                start = at.clone();
                command = command == 'm' ? 'l' : 'L';
            } else if (kind == 'z') {
                at = start.clone();
            }
        }
        return places;
    }
}
