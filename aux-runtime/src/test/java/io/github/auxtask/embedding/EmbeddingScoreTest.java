package io.github.auxtask.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class EmbeddingScoreTest {
    @Test
    void theSilhouetteOfFourPairsOnALineIsKnown() {
        // Classes 0, 0, ... at 0..5 and 1 at 100..105.
        double[] line = new double[12];
        int[] classes = new int[12];
        for (int i = 0; i < 12; i++) {
            line[i] = i < 6 ? i : 94 + i;
            classes[i] = i / 6;
        }
        EmbeddingScore score = EmbeddingScore.of(new Points(12, 1, line), classes);
        double expected = 0;
        for (int i = 0; i < 6; i++) {
            double within = (i * (i + 1) / 2.0 + (5 - i) * (6 - i) / 2.0) / 5;
            double between = 102.5 - i;
            expected += (between - within) / between / 6;
        }
        assertThat(score.silhouette()).isCloseTo(expected, within(1e-12));
        // Ten neighbours are five of the own class and five of the other: the smaller class wins all votes.
        assertThat(score.neighbourAccuracy()).isEqualTo(0.5);
    }

    @Test
    void pointsAllInOnePlaceAreNotApart() {
        EmbeddingScore score =
                EmbeddingScore.of(new Points(12, 2, new double[24]), new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
        assertThat(score.silhouette()).isZero();
    }

    @Test
    void theFirstComponentIsWhereThePointsAreWide() {
        double[] values = new double[300];
        for (int i = 0; i < 100; i++) {
            double along = i - 49.5;
            values[3 * i] = 0.6 * along + 5;
            values[3 * i + 1] = 0.8 * along - 1;
            values[3 * i + 2] = Math.cos(3.0 * i);
        }
        Points plane = PrincipalComponents.plane(new Points(100, 3, values));
        for (int i = 0; i < 100; i++) {
            assertThat(plane.at(i, 0)).isCloseTo(i - 49.5, within(0.05));
        }
    }

    @Test
    void pointsOfAPlaneKeepTheirPlaces() {
        // x along (2, -1, 2) / 3, y along (-2, -2, 1) / 3: the first's largest component is positive, the second's is
        // turned.
        int n = 8;
        double[] values = new double[3 * n];
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = 5 * Math.cos(2 * Math.PI * i / n);
            y[i] = 2 * Math.sin(2 * Math.PI * i / n);
            values[3 * i] = 7 + (2 * x[i] - 2 * y[i]) / 3;
            values[3 * i + 1] = (-x[i] - 2 * y[i]) / 3;
            values[3 * i + 2] = -1 + (2 * x[i] + y[i]) / 3;
        }
        Points plane = PrincipalComponents.plane(new Points(n, 3, values));
        for (int i = 0; i < n; i++) {
            assertThat(plane.at(i, 0)).isCloseTo(x[i], within(1e-12));
            assertThat(plane.at(i, 1)).isCloseTo(-y[i], within(1e-12));
        }
    }

    @Test
    void pointsOnALineHaveNoSecondCoordinate() {
        Points plane = PrincipalComponents.plane(new Points(3, 1, new double[] {1, 2, 6}));
        assertThat(plane.values()).containsExactly(-2, 0, -1, 0, 3, 0);
    }

    @Test
    void pointsThatAreNotFiniteAreRefused() {
        Points points = new Points(2, 2, new double[] {1, 2, 3, Double.NaN});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrincipalComponents.plane(points))
                .withMessage("coordinate 1 of a point is not finite");
    }
}
