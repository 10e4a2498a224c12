package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WorkerCountTest {
    @Test
    void aNumberOrAutoIsRead() {
        assertThat(WorkerCount.parse("3")).isEqualTo(3);
        assertThat(WorkerCount.parse("auto")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "65", "two", "", "Auto"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> WorkerCount.parse(text))
                .isInstanceOf(BadInputException.class)
                .hasMessage("-Daux.workers is '" + text + "', but must be auto or a number from 1 to 64.");
    }

    @Test
    void threadsAreSharedAndNoWorkerHasNone() {
        assertThat(WorkerCount.threadsOfEach(2, 8)).isEqualTo(4);
        assertThat(WorkerCount.threadsOfEach(3, 8)).isEqualTo(2);
        assertThat(WorkerCount.threadsOfEach(4, 2)).isEqualTo(1);
    }

    @Test
    void moreWorkersThanThreadsOrRunsAreNotTried() {
        assertThat(WorkerCount.candidates(8, 100)).containsExactly(1, 2, 4, 8);
        assertThat(WorkerCount.candidates(8, 3)).containsExactly(1, 2);
        assertThat(WorkerCount.candidates(1, 3)).containsExactly(1);
    }

    @Test
    void theFastestWinsIfItGainsEnough() {
        assertThat(WorkerCount.fastest(Map.of(1, 10.0, 2, 14.0))).isEqualTo(2);
        assertThat(WorkerCount.fastest(Map.of(1, 10.0, 2, 10.4))).isEqualTo(1);
        assertThat(WorkerCount.fastest(Map.of(1, 10.0, 2, 12.0, 4, 13.0, 8, 9.0)))
                .isEqualTo(4);
    }

    @Test
    void ratesOfWorkersAddUpAndNoneIsKnownWhereOneDidNotMeasure() {
        WorkerSummary measured = new WorkerSummary();
        probe(measured, "0.5");
        assertThat(WorkerCount.rate(measured, 2)).isZero();

        probe(measured, "0.25");
        assertThat(WorkerCount.rate(measured, 2)).isEqualTo(6);
    }

    private static void probe(WorkerSummary summary, String secondsPerStep) {
        summary.accept(
                WorkerEvent.parse("##aux {\"event\":\"probe\",\"id\":\"ab\",\"secondsPerStep\":" + secondsPerStep + "}")
                        .orElseThrow());
    }
}
