package io.github.auxtask.compare.cell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.compare.sample.MeasuredValues;
import io.github.auxtask.compare.sample.SeedValue;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.published.PrintedNumber;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CellComparisonTest {
    /** 85.3 is [85.25, 85.35), so 85.85 is half a point away and not 0.55. */
    @ParameterizedTest
    @CsvSource({
        "85.3, 85.3, 0",
        "85.3, 85.25, 0",
        "85.3, 85.35, 0",
        "85.3, 85.85, 0.50",
        "85.3, 84.75, 0.50",
        "85, 86, 0.5"
    })
    void distanceIsMeasuredToTheIntervalThatThePrintedDigitsStandFor(String printed, String ours, String distance) {
        PrintedNumber number = PrintedNumber.parse(printed).orElseThrow();
        assertThat(CellComparison.distance(number, new BigDecimal(ours))).isEqualByComparingTo(distance);
    }

    @Test
    void meanOfDecimalsIsExactWhereDoublesAreNot() {
        assertThat(measured(0.1, 0.2, 0.3).mean()).isEqualByComparingTo("0.2");
        assertThat(measured(85.85).mean()).isEqualByComparingTo("85.85");
    }

    @Test
    void standardDeviationIsTheSamplesAndNeedsTwoSeeds() {
        assertThat(measured(2, 4, 4, 4, 5, 5, 7, 9).standardDeviation()).isEqualTo(Math.sqrt(32.0 / 7));
        assertThat(measured(91.2).standardDeviation()).isNull();
    }

    private static MeasuredValues measured(double... values) {
        List<SeedValue> seeds = new java.util.ArrayList<>();
        for (double value : values) {
            seeds.add(new SeedValue(seeds.size() + 1, value, ContentId.of("run " + seeds.size())));
        }
        return new MeasuredValues("full", null, seeds);
    }
}
