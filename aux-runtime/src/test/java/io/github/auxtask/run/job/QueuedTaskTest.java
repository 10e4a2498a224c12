package io.github.auxtask.run.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class QueuedTaskTest {
    @Test
    void aTaskTakesRunsUntilItsMinutesAreOver() {
        AtomicLong time = new AtomicLong(17);
        QueuedTask task = QueuedTask.of(Duration.ofMinutes(30), time::get);

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
}
