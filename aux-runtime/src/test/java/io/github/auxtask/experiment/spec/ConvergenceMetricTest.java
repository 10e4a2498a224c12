package io.github.auxtask.experiment.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConvergenceMetricTest {
    @Test
    void theFirstEpochThatReachesTheShareOfTheRunsOwnBestCounts() {
        ConvergenceMetric metric = ConvergenceMetric.of("epochsToReach.0.9").orElseThrow();
        assertThat(metric.firstEpoch(10, 40, 45, 44, 50, 30)).hasValue(3);
        assertThat(metric.firstEpoch(50, 10, 20)).hasValue(1);
        assertThat(metric.firstEpoch(Double.NaN, 44, 50)).hasValue(3);
        assertThat(ConvergenceMetric.of("epochsToReach.1").orElseThrow().firstEpoch(10, 50, 50))
                .hasValue(2);
    }

    @Test
    void aRunThatEndsLowerIsNotSlowForThat() {
        ConvergenceMetric metric = new ConvergenceMetric(0.5);
        assertThat(metric.firstEpoch(5, 10, 15)).isEqualTo(metric.firstEpoch(30, 60, 90));
    }

    @Test
    void withoutEpochsOrRightImagesThereIsNoSuchEpoch() {
        ConvergenceMetric metric = new ConvergenceMetric(0.9);
        assertThat(metric.firstEpoch()).isEmpty();
        assertThat(metric.firstEpoch(0, 0)).isEmpty();
        assertThat(metric.firstEpoch(Double.NaN)).isEmpty();
    }

    @Test
    void otherMetricsAreNone() {
        assertThat(ConvergenceMetric.of("accuracy")).isEmpty();
        assertThat(ConvergenceMetric.of("epsilon.0.1")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"epochsToReach.", "epochsToReach.0", "epochsToReach.1.5", "epochsToReach.90%", "epochsToReach.-1"
            })
    void aShareThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> ConvergenceMetric.of(name))
                .isInstanceOf(BadInputException.class)
                .hasMessage("the metric '" + name
                        + "' needs a share of the best validation accuracy above 0 and at most 1, as"
                        + " in epochsToReach.0.9.");
    }
}
