package io.github.auxtask.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseKeeperTest {
    private static final Duration EXPIRY = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final AtomicLong time = new AtomicLong();
    /** A clock that was started at another time, as every machine's is. */
    private final LeaseKeeper first = new LeaseKeeper(new LeaseHolder("a", "a, process 1"), time::get, EXPIRY);

    private final LeaseKeeper second =
            new LeaseKeeper(new LeaseHolder("b", "b, process 2"), () -> time.get() - Long.MAX_VALUE / 2, EXPIRY);

    private void pass(long seconds) {
        time.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void whatOneHoldsAnotherCannotTake() {
        assertThat(first.tryTake(folder, true)).isPresent();

        assertThat(second.tryTake(folder, true)).isEmpty();
        assertThat(LeaseKeeper.note(folder).orElseThrow().where()).isEqualTo("a, process 1");
    }

    @Test
    void whatWasGivenBackIsTakenAtOnce() {
        first.tryTake(folder, true).orElseThrow().close();

        assertThat(second.tryTake(folder, true)).isPresent();
    }

    @Test
    void whoIsNotHeardOfLongEnoughIsReplacedAndNotBefore() {
        assertThat(first.tryTake(folder, true)).isPresent();
        assertThat(second.tryTake(folder, true)).isEmpty();
        pass(89);
        assertThat(second.tryTake(folder, true)).isEmpty();
        pass(1);
        assertThat(second.tryTake(folder, true)).isPresent();
    }

    @Test
    void nobodyIsReplacedThatWasNotSeenBeforeHoweverOldTheFileIs() {
        assertThat(first.tryTake(folder, true)).isPresent();
        pass(100_000);

        assertThat(second.tryTake(folder, true)).isEmpty();
        assertThat(second.isAlive(folder)).isFalse();
    }

    @Test
    void whoRenewsIsNeverReplacedAndIsSeenToLive() {
        assertThat(first.tryTake(folder, true)).isPresent();
        for (int i = 0; i < 100; i++) {
            assertThat(second.tryTake(folder, true)).isEmpty();
            pass(60);
            first.beat();
        }
        assertThat(second.tryTake(folder, true)).isEmpty();
        assertThat(second.isAlive(folder)).isTrue();
        assertThat(second.isHeld(folder, true)).isTrue();
    }

    @Test
    void whoWasReplacedMayNotWriteAndDoesNotDisturbTheNewHolder() {
        Lease old = first.tryTake(folder, true).orElseThrow();
        second.tryTake(folder, true);
        pass(90);
        Lease next = second.tryTake(folder, true).orElseThrow();

        assertThatThrownBy(() -> first.requireHeld(folder))
                .isInstanceOf(LeaseLostException.class)
                .hasMessageContaining("another process has taken over");
        first.beat();
        old.close();

        assertThat(old.isLost()).isTrue();
        assertThatCode(next::requireHeld).doesNotThrowAnyException();
        assertThat(LeaseKeeper.note(folder).orElseThrow().where()).isEqualTo("b, process 2");
        assertThat(LeaseKeeper.note(folder).orElseThrow().free()).isFalse();
    }

    /** A file in the folder's place stands for a disk that is full. */
    @Test
    void whoCannotWriteIsToldThatAndNotThatSomebodyTookOver() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        Lease lease = first.tryTake(run, true).orElseThrow();
        Files.move(run, folder.resolve("away"));
        Files.writeString(run, "");
        pass(60);
        first.beat();
        assertThat(lease.isLost()).isFalse();
        assertThatCode(lease::requireHeld).doesNotThrowAnyException();
        pass(30);
        first.beat();

        assertThat(lease.isLost()).isTrue();
        assertThatThrownBy(lease::requireHeld)
                .isInstanceOf(LeaseLostException.class)
                .hasMessage("the right to work on " + run
                        + " could not be renewed for 90 s (The store's lease lease-1 cannot be"
                        + " renewed: Not a directory), so that another process may take over: see to it that the store"
                        + " can be written");
    }

    @Test
    void whoCouldNotWriteAndWasReplacedIsToldBoth() throws Exception {
        Path run = Files.createDirectory(folder.resolve("run"));
        Lease lease = first.tryTake(run, true).orElseThrow();
        second.tryTake(run, true);
        Path away = Files.move(run, folder.resolve("away"));
        Files.writeString(run, "");
        pass(90);
        first.beat();
        Files.delete(run);
        Files.move(away, run);
        assertThat(second.tryTake(run, true)).isPresent();

        assertThatThrownBy(lease::requireHeld)
                .hasMessageStartingWith(
                        "another process has taken over " + run + ", as the right to work on it could not be")
                .hasMessageContaining("cannot be renewed: Not a directory");
    }

    @Test
    void whoWasHeldUpAndNotReplacedGoesOn() {
        Lease lease = first.tryTake(folder, true).orElseThrow();
        pass(1000);

        assertThatCode(lease::requireHeld).doesNotThrowAnyException();
        assertThat(LeaseKeeper.note(folder).orElseThrow().beat()).isEqualTo(1);
    }

    @Test
    void whoDiedOnTheSameMachineIsReplacedAtOnceByWhoHasTheFileLock() {
        assertThat(first.tryTake(folder, true)).isPresent();
        LeaseKeeper neighbour = new LeaseKeeper(new LeaseHolder("a", "a, process 3"), time::get, EXPIRY);

        assertThat(neighbour.tryTake(folder, false)).isEmpty();
        assertThat(neighbour.tryTake(folder, true)).isPresent();
    }

    @Test
    void aDamagedLeaseExpiresLikeAnyOther() throws Exception {
        Files.writeString(folder.resolve("lease-7"), "owner=");
        assertThat(second.tryTake(folder, true)).isEmpty();
        pass(90);

        assertThat(second.tryTake(folder, true)).isPresent();
        assertThat(folder.resolve("lease-8")).exists();
    }

    @Test
    void oldLeasesAreClearedAway() throws Exception {
        for (int i = 0; i < 40; i++) {
            first.tryTake(folder, true).orElseThrow().close();
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSizeLessThan(20);
        }
        assertThat(folder.resolve("lease-40")).exists();
    }

    @Test
    void ofManyThatSeeItExpireAtTheSameTimeOneReplacesIt() throws Exception {
        assertThat(first.tryTake(folder, true)).isPresent();
        int many = 16;
        List<LeaseKeeper> keepers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            keepers.add(new LeaseKeeper(new LeaseHolder("host " + i, "host " + i), time::get, EXPIRY));
            assertThat(keepers.get(i).tryTake(folder, true)).isEmpty();
        }
        pass(90);
        CyclicBarrier together = new CyclicBarrier(many);
        List<Callable<Optional<Lease>>> attempts = new ArrayList<>();
        keepers.forEach(keeper -> attempts.add(() -> {
            together.await();
            return keeper.tryTake(folder, true);
        }));
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            int taken = 0;
            for (Future<Optional<Lease>> attempt : threads.invokeAll(attempts)) {
                taken += attempt.get().isPresent() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }
}
