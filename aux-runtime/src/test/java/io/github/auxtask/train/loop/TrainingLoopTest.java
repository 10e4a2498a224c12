package io.github.auxtask.train.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.StoppedException;
import io.github.auxtask.train.TrainingListener;
import io.github.auxtask.train.checkpoint.Checkpoint;
import io.github.auxtask.train.checkpoint.CheckpointInterval;
import io.github.auxtask.train.checkpoint.CheckpointStore;
import io.github.auxtask.train.step.Toy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLoopTest {
    private static final int STEPS = 4;

    @TempDir
    Path folder;

    /** A process that dies: no code of the loop runs after it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private CheckpointStore store(String name) {
        return new CheckpointStore(folder.resolve(name));
    }

    private Toy.End uninterrupted(Toy toy) {
        return toy.train(store("straight"), CheckpointInterval.USUAL, TrainingListener.NONE, () -> false);
    }

    private static String story(Toy.End end) {
        String history = end.result().history().stream()
                .map(r -> r.epoch() + " " + r.loss() + " " + r.losses() + " " + r.trainAccuracy() + " "
                        + r.validationAccuracy() + " " + r.learningRate())
                .collect(Collectors.joining("\n"));
        String state = end.state().entrySet().stream()
                .map(entry -> entry.getKey() + " " + Arrays.toString(entry.getValue()))
                .collect(Collectors.joining("\n"));
        return history + "\nbest " + end.result().bestEpoch() + "\n" + state;
    }

    @Test
    void aRunStoppedAnywhereEndsBitForBitWhereAnUninterruptedOneEnds() {
        Toy toy = Toy.usual();
        String expected = story(uninterrupted(toy));
        for (int k : new int[] {1, 3, STEPS, STEPS + 2, 3 * STEPS}) {
            CheckpointStore store = store("stopped" + k);
            AtomicInteger asked = new AtomicInteger();
            assertThatThrownBy(() -> toy.train(
                            store, CheckpointInterval.USUAL, TrainingListener.NONE, () -> asked.incrementAndGet() == k))
                    .as("stop when asked the %dth time", k)
                    .isInstanceOf(StoppedException.class);
            Toy.End end = toy.train(
                    new CheckpointStore(store.folder()), CheckpointInterval.USUAL, TrainingListener.NONE, () -> false);
            assertThat(story(end)).as("stopped when asked the %dth time", k).isEqualTo(expected);
        }
    }

    @Test
    void aRunStoppedAfterEveryStepEndsThereToo() {
        Toy toy = new Toy(0.1, false, 1, 2);
        String expected = story(uninterrupted(toy));
        Toy.End end = null;
        int attempts = 0;
        while (end == null) {
            try {
                AtomicInteger asked = new AtomicInteger();
                end = toy.train(
                        store("patient"),
                        CheckpointInterval.USUAL,
                        TrainingListener.NONE,
                        () -> asked.incrementAndGet() > 1 && asked.get() % 2 == 0);
            } catch (StoppedException e) {
                attempts++;
            }
        }
        assertThat(attempts).isGreaterThan(STEPS);
        assertThat(story(end)).isEqualTo(expected);
    }

    @Test
    void aKilledRunGoesOnFromItsLastCheckpointBitForBit() {
        Toy toy = Toy.usual();
        String expected = story(uninterrupted(toy));
        for (CheckpointInterval rhythm :
                List.of(CheckpointInterval.EVERY_STEP, new CheckpointInterval(java.time.Duration.ofDays(1), 0))) {
            for (int k : new int[] {2, STEPS + 1, 2 * STEPS + 3}) {
                CheckpointStore store = store("killed" + k + rhythm.atMost().toDays());
                TrainingListener killer = new TrainingListener() {
                    private int heard;

                    @Override
                    public void step(
                            int epoch, int epochs, int step, int steps, double loss, double accuracy, double speed) {
                        if (++heard == k) {
                            throw new Killed();
                        }
                    }
                };
                assertThatThrownBy(() -> toy.train(store, rhythm, killer, () -> false))
                        .isInstanceOf(Killed.class);
                Toy.End end =
                        toy.train(new CheckpointStore(store.folder()), rhythm, TrainingListener.NONE, () -> false);
                assertThat(story(end)).as("killed after step %d", k).isEqualTo(expected);
            }
        }
    }

    @Test
    void phasesResumeInThePhaseTheyWereIn() {
        Toy toy = new Toy(1e-2, false, 2, 2);
        Toy.End straight = uninterrupted(toy);
        assertThat(straight.result().history()).hasSize(4);
        for (int k : new int[] {2 * STEPS + 1, 3 * STEPS + 2}) {
            CheckpointStore store = store("phase" + k);
            AtomicInteger steps = new AtomicInteger();
            TrainingListener counter = new TrainingListener() {
                @Override
                public void step(
                        int epoch, int epochs, int step, int count, double loss, double accuracy, double speed) {
                    steps.incrementAndGet();
                }
            };
            assertThatThrownBy(() -> toy.train(store, CheckpointInterval.USUAL, counter, () -> steps.get() >= k))
                    .isInstanceOf(StoppedException.class);
            Toy.End end = toy.train(store, CheckpointInterval.USUAL, TrainingListener.NONE, () -> false);
            assertThat(story(end)).as("stopped after step %d", k).isEqualTo(story(straight));
        }
    }

    @Test
    void frozenParametersStayAsTheyWereAndHaveNoOptimiserState() {
        Toy toy = new Toy(1e-2, false, 2, 1);
        CheckpointStore store = store("frozen");
        List<Checkpoint> seen = new ArrayList<>();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void epoch(EpochRecord epoch, int epochs) {
                seen.add(store("frozen").newest(Toy.RUN, text -> {}).orElseThrow());
            }
        };
        toy.train(store, CheckpointInterval.EVERY_STEP, listener, () -> false);
        Checkpoint all = seen.get(0);
        Checkpoint heads = seen.get(1);
        assertThat(all.below(Checkpoint.STEP)).containsKey("firstMoment/conv1.weight");
        assertThat(heads.below(Checkpoint.STEP)).containsKeys("firstMoment/linear.weight", "steps/head.bias");
        assertThat(heads.below(Checkpoint.STEP)).doesNotContainKey("firstMoment/conv1.weight");
        String conv = Checkpoint.NETWORK + "conv1.weight";
        String linear = Checkpoint.NETWORK + "linear.weight";
        assertThat(heads.tensors().get(conv)).isEqualTo(all.tensors().get(conv));
        assertThat(heads.tensors().get(linear)).isNotEqualTo(all.tensors().get(linear));
    }

    @Test
    void theWholeHistoryIsHeardWithItsParts() {
        List<EpochRecord> heard = new ArrayList<>();
        AtomicInteger steps = new AtomicInteger();
        TrainingListener listener = new TrainingListener() {
            @Override
            public void step(
                    int epoch, int epochs, int step, int count, double loss, double accuracy, double imagesPerSecond) {
                assertThat(steps.getAndIncrement() % STEPS).isEqualTo(step - 1);
                assertThat(count).isEqualTo(STEPS);
                assertThat(imagesPerSecond).isPositive();
            }

            @Override
            public void epoch(EpochRecord epoch, int epochs) {
                assertThat(epochs).isEqualTo(3);
                heard.add(epoch);
            }
        };
        Toy.End end = Toy.usual().train(store("heard"), CheckpointInterval.USUAL, listener, () -> false);
        assertThat(steps.get()).isEqualTo(3 * STEPS);
        assertThat(heard).isEqualTo(end.result().history());
        for (EpochRecord record : heard) {
            assertThat(record.losses().keySet()).containsExactly("cross-entropy", "mean");
            double sum =
                    record.losses().get("cross-entropy") + 0.5 * record.losses().get("mean");
            assertThat(record.loss()).isCloseTo(sum, org.assertj.core.api.Assertions.within(1e-5));
        }
        double best = heard.stream()
                .mapToDouble(EpochRecord::validationAccuracy)
                .max()
                .orElseThrow();
        assertThat(heard.get(end.result().bestEpoch() - 1).validationAccuracy()).isEqualTo(best);
    }

    @Test
    void aLossThatIsNoNumberEndsTheRunAndSaysWhereAndWhatToTry() {
        Toy toy = new Toy(1e30, false, 1, 3);
        assertThatThrownBy(() -> toy.train(store("nan"), CheckpointInterval.USUAL, TrainingListener.NONE, () -> false))
                .isInstanceOf(RunFailedException.class)
                .hasMessageMatching("The loss is (NaN|Infinity) in epoch 1, step \\d of 4: try a smaller learning "
                        + "rate than 1\\.0E30 \\(setting optimiser\\.learning-rate\\).*");
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefusedInOneSentence() {
        CheckpointStore store = store("other");
        Toy toy = new Toy(0.1, false, 1, 1);
        toy.train(store, CheckpointInterval.EVERY_STEP, TrainingListener.NONE, () -> false);
        Checkpoint whole = store.newest(Toy.RUN, text -> {}).orElseThrow();
        store.write(new Checkpoint(whole.progress(), java.util.Map.of("network/other", new float[1])));
        assertThatThrownBy(() -> toy.train(store, CheckpointInterval.USUAL, TrainingListener.NONE, () -> false))
                .isInstanceOf(io.github.auxtask.core.BadInputException.class)
                .hasMessageContaining("-Daux.force=true");
    }
}
