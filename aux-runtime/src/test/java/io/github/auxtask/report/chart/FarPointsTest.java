package io.github.auxtask.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.report.view.CurveView;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FarPointsTest {
    @Test
    void aPointAtTheFullRangeIsSaidAndNotDrawn() {
        FarPoints far = FarPoints.of(lines(0, 0.1, 0.2, 0.4, 4.1));
        assertThat(far.near()).hasSize(1);
        assertThat(far.near().get(0).points()).extracting(CurveView.Point::x).containsExactly(0.0, 0.1, 0.2, 0.4);
        assertThat(far.sentence("suite"))
                .contains(
                        "Not drawn, because it lies so far to the right: at 4.10 under suite, every line is at 46.0.");
    }

    @Test
    void pointsThatShareTheChartEvenlyStay() {
        FarPoints far = FarPoints.of(lines(0, 0.1, 0.2, 0.3, 0.4));
        assertThat(far.near().get(0).points()).hasSize(5);
        assertThat(far.sentence("suite")).isEmpty();
    }

    @Test
    void aDoublingIsNotFar() {
        assertThat(FarPoints.of(lines(0, 0.3, 0.6, 1.2)).far()).isEmpty();
    }

    /** One line that falls from 50 by one a place. */
    private static Map<Integer, SeedBand> lines(double... places) {
        SeedBand band = new SeedBand();
        for (int i = 0; i < places.length; i++) {
            band.add(places[i], 50 - i);
        }
        return new TreeMap<>(Map.of(0, band));
    }
}
