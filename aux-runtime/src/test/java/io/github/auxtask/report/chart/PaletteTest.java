package io.github.auxtask.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Colours as readers with a colour blindness see them: Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for
 * Simulation of Color Vision Deficiency", severity 1, applied to linear RGB; distances are those of CIE 1976 L*a*b* (D65), in which 2.3
 * is just noticeable.
 */
final class PaletteTest {
    private static final Map<String, double[][]> SIGHT = Map.of(
            "unimpaired", new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
            "protanopia",
                    new double[][] {
                        {0.152286, 1.052583, -0.204868},
                        {0.114503, 0.786281, 0.099216},
                        {-0.003882, -0.048116, 1.051998}
                    },
            "deuteranopia",
                    new double[][] {
                        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
                    },
            "tritanopia",
                    new double[][] {
                        {1.255528, -0.076749, -0.178779},
                        {-0.078411, 0.930809, 0.147602},
                        {0.004733, 0.691367, 0.303900}
                    });

    private static final double TOLD_APART = 12;
    private static final double CONTRAST = 3;
    private static final String DARK_PAPER = "#1b1f24";

    @ParameterizedTest
    @ValueSource(strings = {"unimpaired", "protanopia", "deuteranopia", "tritanopia"})
    void anyTwoColoursOfAPageAreToldApart(String sight) {
        double[][] matrix = SIGHT.get(sight);
        for (List<String> palette : List.of(Palette.LIGHT, Palette.DARK)) {
            for (int i = 0; i < palette.size(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(distance(lab(palette.get(i), matrix), lab(palette.get(j), matrix)))
                            .as(sight + ": " + palette.get(i) + " and " + palette.get(j))
                            .isGreaterThan(TOLD_APART);
                }
            }
        }
    }

    @Test
    void everyColourStandsOutFromItsPageAsGraphicsShould() {
        // Web Content Accessibility Guidelines 2.1, criterion 1.4.11.
        assertThat(Palette.LIGHT)
                .allSatisfy(colour -> assertThat(contrast(colour, "#ffffff")).isGreaterThan(CONTRAST));
        assertThat(Palette.DARK)
                .allSatisfy(colour -> assertThat(contrast(colour, DARK_PAPER)).isGreaterThan(CONTRAST));
    }

    /** Known distances, so that the measure itself is measured. */
    @Test
    void theMeasureKnowsWhiteFromBlackAndRedFromGreen() {
        double[][] plain = SIGHT.get("unimpaired");
        assertThat(distance(lab("#ffffff", plain), lab("#000000", plain))).isBetween(99.9, 100.1);
        double[][] blind = SIGHT.get("deuteranopia");
        assertThat(distance(lab("#59a14f", blind), lab("#e15759", blind))).isLessThan(2);
        assertThat(distance(lab("#59a14f", plain), lab("#e15759", plain))).isGreaterThan(80);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String colour) {
        double[] rgb = linear(colour);
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(
                Math.pow(one[0] - other[0], 2) + Math.pow(one[1] - other[1], 2) + Math.pow(one[2] - other[2], 2));
    }

    private static double[] lab(String colour, double[][] sight) {
        double[] linear = linear(colour);
        double[] seen = new double[3];
        for (int i = 0; i < seen.length; i++) {
            double value = sight[i][0] * linear[0] + sight[i][1] * linear[1] + sight[i][2] * linear[2];
            seen[i] = Math.max(0, Math.min(1, value));
        }
        double x = bend((0.4124564 * seen[0] + 0.3575761 * seen[1] + 0.1804375 * seen[2]) / 0.95047);
        double y = bend(0.2126729 * seen[0] + 0.7151522 * seen[1] + 0.0721750 * seen[2]);
        double z = bend((0.0193339 * seen[0] + 0.1191920 * seen[1] + 0.9503041 * seen[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double bend(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double[] linear(String colour) {
        Color decoded = Color.decode(colour);
        return new double[] {linear(decoded.getRed()), linear(decoded.getGreen()), linear(decoded.getBlue())};
    }

    private static double linear(int level) {
        double value = level / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
