package io.github.auxtask.maven.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.maven.worker.WorkerEvent;
import org.junit.jupiter.api.Test;

final class PrecisionAdviceTest {
    @Test
    void whatIsSavedIsSaidWithTheRunThatWasMeasured() {
        assertThat(PrecisionAdvice.sentence(probe(600), probe(150)))
                .startsWith("bf16 would save 75 % of the time here: resnet18/ft seed 1 takes ")
                .contains("-Daux.precision=bf16", "other runs");
    }

    @Test
    void whatSavesNothingIsNotProposed() {
        assertThat(PrecisionAdvice.sentence(probe(600), probe(590)))
                .startsWith("bf16 would save nothing here: resnet18/ft seed 1 takes ")
                .doesNotContain("-Daux.precision");
    }

    private static WorkerEvent probe(int seconds) {
        return WorkerEvent.parse(
                        "##aux {\"event\":\"probe\",\"id\":\"ab\",\"label\":\"resnet18/ft seed 1\",\"seconds\":"
                                + seconds + "}")
                .orElseThrow();
    }
}
