package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QueuedTaskTest {
    @Test
    void aTaskTakesRunsUntilItsMinutesAreOver() {
        AtomicLong time = new AtomicLong(17);
        QueuedTask task = QueuedTask.of(Duration.ofMinutes(30), 0, 0, time::get);

        time.addAndGet(Duration.ofMinutes(30).toNanos() - 1);
        assertThat(task.isOver()).isFalse();
        time.incrementAndGet();
        assertThat(task.isOver()).isTrue();
    }

    @Test
    void aWorkerThatMavenStartedHasNoSuchLimit() {
        assertThat(QueuedTask.ofThisProcess().isQueued()).isFalse();
        assertThat(QueuedTask.ofThisProcess().isOver()).isFalse();
    }

    @Test
    void aTaskGoesOnWithTheNextLevelOnlyWhileEnoughOthersAreAtWork() {
        assertThat(QueuedTask.goesAhead(375, 199, 200)).isTrue();
        assertThat(QueuedTask.goesAhead(375, 99, 200)).isFalse();
        assertThat(QueuedTask.goesAhead(100, 0, 100))
                .as("a hundred tasks wait for this one")
                .isFalse();
        assertThat(QueuedTask.goesAhead(2, 1, 100)).isTrue();
    }
}
