package io.github.auxtask.run.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.lease.LeaseKeeper;
import io.github.auxtask.lease.LeaseLostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostRunTest {
    @TempDir
    private Path folder;

    /** As another machine leaves it. */
    private RunLock lostTo(RunFolder run) throws Exception {
        RunLock lock = run.tryLock().orElseThrow();
        Files.writeString(
                run.path().resolve("lease-2"), "owner=x\nhost=elsewhere\nwhere=n2, process 1\nbeat=3\nstate=held\n");
        LeaseKeeper.ofThisProcess().beat();
        return lock;
    }

    @Test
    void aRunThatAnotherMachineHasTakenOverIsNotWrittenAnyMore() throws Exception {
        RunFolder run = new RunFolder(folder.resolve("run"));
        try (RunLock lock = lostTo(run)) {
            assertThat(lock).isNotNull();
            assertThat(run.isLost()).isTrue();
            assertThatThrownBy(run::requireHeld).isInstanceOf(LeaseLostException.class);
            assertThatThrownBy(() -> run.checkpoints().delete()).isInstanceOf(LeaseLostException.class);
        }
        assertThat(run.tryLock()).isEmpty();
        assertThat(run.isWorkedOn()).isTrue();
    }

    @Test
    void aJournalOfAnEvaluationThatIsLostIsLeftAlone() {
        AtomicInteger asked = new AtomicInteger();
        Path file = folder.resolve("evaluation.chunks");
        ChunkHeader header = new ChunkHeader("clean", "a".repeat(64), "all", "b".repeat(64), "c".repeat(64));
        ChunkFile journal = ChunkFile.open(file, header, System::nanoTime, warning -> {})
                .fenced(() -> {
                    asked.incrementAndGet();
                    throw new LeaseLostException("gone");
                });

        assertThatThrownBy(() -> journal.add(new byte[] {1})).isInstanceOf(LeaseLostException.class);
        assertThat(file).doesNotExist();
        assertThat(asked).hasValue(1);
    }

    @Test
    void aRunThatWasGivenBackIsFree() {
        RunFolder run = new RunFolder(folder.resolve("run"));
        run.tryLock().orElseThrow().close();

        assertThat(run.isWorkedOn()).isFalse();
        assertThat(run.isLost()).isFalse();
        run.requireHeld();
    }
}
