package io.github.auxtask.run.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.run.job.StopSignal;
import io.github.auxtask.train.EpochRecord;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StepTimerTest {
    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong clock = new AtomicLong();
    private final StopSignal elsewhere = new StopSignal();
    private final StepTimer timer = new StepTimer(clock::get, 10, elsewhere);

    @Test
    void firstAndLastStepsOfAnEpochAreNotCounted() {
        for (int epoch = 1; epoch <= 2; epoch++) {
            step(epoch, 1, 4, 9);
            step(epoch, 2, 4, 2);
            step(epoch, 3, 4, 3);
            step(epoch, 4, 4, 0);
        }

        assertThat(timer.secondsPerStep()).isCloseTo(2.5, within(1e-9));
        assertThat(timer.stepsPerEpoch()).isEqualTo(4);
        assertThat(timer.epochs()).isEqualTo(7);
        assertThat(timer.getAsBoolean()).isFalse();
    }

    @Test
    void sixStepsAreEnough() {
        for (int step = 1; step <= 6; step++) {
            step(1, step, 100, 1);
            assertThat(timer.getAsBoolean()).isFalse();
        }
        step(1, 7, 100, 1);
        assertThat(timer.getAsBoolean()).isTrue();
    }

    @Test
    void oneSlowStepIsEnough() {
        step(1, 1, 100, 60);
        assertThat(timer.getAsBoolean()).isFalse();
        step(1, 2, 100, 11);
        assertThat(timer.getAsBoolean()).isTrue();
    }

    @Test
    void epochsOfTwoStepsAreTimedAsAWhole() {
        step(1, 1, 2, 5);
        step(1, 2, 2, 0);
        timer.epoch(new EpochRecord(1, 2, Map.of(), 10, 10, 0.1, 8, 100), 7);

        assertThat(timer.secondsPerStep()).isEqualTo(4);
    }

    @Test
    void anotherReasonToStopCountsToo() {
        elsewhere.request("a test");

        assertThat(timer.getAsBoolean()).isTrue();
    }

    private void step(int epoch, int step, int steps, int seconds) {
        clock.addAndGet(seconds * SECOND);
        timer.step(epoch, 7, step, steps, 2, 10, 100);
    }
}
