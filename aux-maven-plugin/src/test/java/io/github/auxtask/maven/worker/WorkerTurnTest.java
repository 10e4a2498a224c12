package io.github.auxtask.maven.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystemSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkerTurnTest {
    private final RepositorySystemSession session = new DefaultRepositorySystemSession();

    @Test
    void aSecondModuleWaitsForTheFirstAndSaysSo() throws Exception {
        WorkerTurn first = WorkerTurn.take(session, new RecordingLog());
        CountDownLatch waiting = new CountDownLatch(1);
        RecordingLog log = new RecordingLog() {
            @Override
            public void info(CharSequence content) {
                super.info(content);
                waiting.countDown();
            }
        };
        CompletableFuture<WorkerTurn> second = CompletableFuture.supplyAsync(() -> take(log));
        assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second).isNotDone();
        assertThat(log.lines()).isEqualTo(List.of("INFO waiting for the worker of another module"));

        first.release();

        second.get(30, TimeUnit.SECONDS).release();
    }

    @Test
    void anotherBuildHasItsOwnTurn() throws Exception {
        RecordingLog log = new RecordingLog();
        WorkerTurn.take(session, log);

        WorkerTurn.take(new DefaultRepositorySystemSession(), log).release();

        assertThat(log.lines()).isEmpty();
    }

    private WorkerTurn take(RecordingLog log) {
        try {
            return WorkerTurn.take(session, log);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
