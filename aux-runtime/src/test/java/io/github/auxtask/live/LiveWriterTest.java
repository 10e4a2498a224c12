package io.github.auxtask.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LiveWriterTest {
    private static final String RUN = "ab12";

    @TempDir
    private Path runs;

    private long nanos;
    private LiveWriter writer;

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(runs.resolve(RUN));
        writer = new LiveWriter(runs, () -> nanos);
    }

    @Test
    void theStateIsInTheStoreWhileARunIsWorkedOnAndGoneWhenItIsFinished() throws IOException {
        writer.accept(Map.of("event", "run-started", "id", RUN));
        assertThat(state().stage()).isEqualTo(LiveState.PREPARING);
        writer.accept(Map.of("event", "run-finished", "id", RUN));
        try (Stream<Path> files = Files.list(runs.resolve(RUN))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void timeLeftFollowsFromWhatWasDoneNowAndNotBeforeAnInterruption() {
        progress(6, 10, 0, 100);
        after(60);
        progress(7, 10, 0, 100);
        assertThat(state().secondsLeft()).isCloseTo(4 * 60, within(1e-6));
    }

    @Test
    void historyGoesOnAfterAKillAndEpochsThatAreTrainedAgainReplaceTheOldOnes() {
        epoch(1, 2.0);
        epoch(2, 1.5);
        epoch(3, 1.2);
        writer = new LiveWriter(runs, () -> nanos);
        writer.accept(Map.of("event", "run-started", "id", RUN));
        assertThat(epochs()).containsExactly(1, 2, 3);
        after(2);
        progress(3, 10, 5, 100);
        assertThat(epochs()).containsExactly(1, 2);
        epoch(3, 1.1);
        assertThat(state().history().get(2).loss()).isEqualTo(1.1);
    }

    @Test
    void itWritesNoMoreOftenThanEveryTwoSeconds() {
        progress(1, 10, 1, 100);
        progress(1, 10, 2, 100);
        assertThat(state().position().step()).isEqualTo(1);
        after(2);
        progress(1, 10, 3, 100);
        assertThat(state().position().step()).isEqualTo(3);
    }

    @Test
    void eventsOfOtherThingsThanRunsAreNobodysState() {
        writer.accept(Map.of("event", "message", "text", "hello"));
        writer.accept(Map.of("event", "progress", "phase", "make", "id", RUN, "step", 1, "steps", 2));
        assertThat(LiveFile.read(runs.resolve(RUN))).isEmpty();
    }

    @Test
    void aFileThatIsNoStateIsNone() throws IOException {
        for (String text : List.of("", "{", "[]", "{\"run\":null}", "{\"run\":\"a\",\"stage\":\"x\",\"history\":7}")) {
            Files.writeString(LiveFile.of(runs.resolve(RUN)), text);
            assertThat(LiveFile.read(runs.resolve(RUN))).as(text).isEmpty();
        }
    }

    private void after(long seconds) {
        nanos += TimeUnit.SECONDS.toNanos(seconds);
    }

    private void progress(int epoch, int epochs, int step, int steps) {
        writer.accept(Map.of(
                "event",
                "progress",
                "phase",
                "train",
                "id",
                RUN,
                "epoch",
                epoch,
                "epochs",
                epochs,
                "step",
                step,
                "steps",
                steps,
                "loss",
                1.0));
    }

    private void epoch(int epoch, double loss) {
        writer.accept(
                Map.of("event", "epoch", "id", RUN, "epoch", epoch, "epochs", 10, "loss", loss, "trainAccuracy", 20.0));
    }

    private List<Integer> epochs() {
        return state().history().stream().map(LiveState.Epoch::epoch).toList();
    }

    private LiveState state() {
        return LiveFile.read(runs.resolve(RUN)).orElseThrow();
    }
}
