package io.github.auxtask.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.augment.CropAndFlip;
import io.github.auxtask.data.image.FloatBlock;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.source.ShapesDataset;
import io.github.auxtask.data.split.Subset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BatchLoaderTest {
    private static final Dataset SHAPES = new ShapesDataset(100, 10).draw();
    private static final ImageExamples EXAMPLES =
            ImageExamples.of(SHAPES.train(), SHAPES.standardisation()).augmented(CropAndFlip.symmetric(), 11);

    private static List<Batch> drain(Batches epoch) {
        List<Batch> all = new ArrayList<>();
        try (epoch) {
            epoch.forEach(all::add);
        }
        return all;
    }

    private static void assertSame(List<Batch> ours, List<Batch> theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).step()).isEqualTo(theirs.get(i).step());
            assertThat(ours.get(i).indices()).isEqualTo(theirs.get(i).indices());
            assertThat(ours.get(i).labels()).isEqualTo(theirs.get(i).labels());
            assertThat(ours.get(i).images()).isEqualTo(theirs.get(i).images());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void threadsDoNotMatter(int threads) {
        BatchLoader loader = BatchLoader.of(EXAMPLES, 16).shuffled(5);

        assertSame(
                drain(loader.threads(threads).epoch(2)), drain(loader.threads(0).epoch(2)));
        assertSame(
                drain(loader.inRounds(threads).epoch(2)),
                drain(loader.threads(0).epoch(2)));
        assertSame(
                drain(loader.inRounds(threads).epoch(2, 3)),
                drain(loader.threads(0).epoch(2, 3)));
    }

    @Test
    void aRoundIsMadeAtOnceWhenItIsAskedForAndTheNextOnlyAfterIt() {
        AtomicInteger made = new AtomicInteger();
        CyclicBarrier together = new CyclicBarrier(3);
        BatchStage counting = (batch, epoch) -> {
            made.incrementAndGet();
            try {
                together.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return batch;
        };
        try (Batches epoch =
                BatchLoader.of(EXAMPLES, 10).stage(counting).inRounds(3).epoch(0)) {
            assertThat(made).hasValue(0);
            for (int step = 0; step < 9; step++) {
                assertThat(epoch.next().step()).isEqualTo(step);
                assertThat(made).hasValue(step / 3 * 3 + 3);
            }
        }
    }

    @Test
    void anEpochResumedInTheMiddleGoesOnAsIfNothingHadHappened() {
        BatchLoader loader = BatchLoader.of(EXAMPLES, 16).shuffled(5);
        List<Batch> whole = drain(loader.epoch(4));

        assertSame(drain(loader.epoch(4, 3)), whole.subList(3, whole.size()));
        assertThat(drain(loader.epoch(4, loader.steps()))).isEmpty();
    }

    @Test
    void anImagesAugmentationDoesNotDependOnTheBatchSize() {
        float[][] byImage = new float[100][];
        for (Batch batch : drain(BatchLoader.of(EXAMPLES, 16).shuffled(5).epoch(1))) {
            for (int i = 0; i < batch.size(); i++) {
                byImage[batch.indices()[i]] = image(batch, i);
            }
        }
        for (Batch batch : drain(BatchLoader.of(EXAMPLES, 7).shuffled(6).epoch(1))) {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(image(batch, i)).isEqualTo(byImage[batch.indices()[i]]);
            }
        }
    }

    private static float[] image(Batch batch, int i) {
        int size = EXAMPLES.shape().size();
        return Arrays.copyOfRange(batch.images(), i * size, (i + 1) * size);
    }

    @Test
    void everyExampleComesOnceAnEpochAndTheLastBatchIsKept() {
        BatchLoader loader = BatchLoader.of(EXAMPLES, 16).shuffled(5);
        List<Batch> epoch = drain(loader.epoch(0));

        assertThat(epoch).hasSize(7).hasSize(loader.steps());
        assertThat(epoch.get(6).size()).isEqualTo(4);
        assertThat(epoch.get(6).images()).hasSize(4 * 3072);
        assertThat(epoch.stream()
                        .flatMapToInt(b -> Arrays.stream(b.indices()))
                        .sorted()
                        .toArray())
                .isEqualTo(Subset.all(100));
    }

    @Test
    void orderAndAugmentationChangeFromEpochToEpochAndWithTheSeed() {
        BatchLoader loader = BatchLoader.of(EXAMPLES, 100).shuffled(5);
        Batch first = drain(loader.epoch(0)).get(0);

        assertThat(drain(loader.epoch(1)).get(0).indices()).isNotEqualTo(first.indices());
        assertThat(drain(loader.shuffled(6).epoch(0)).get(0).indices()).isNotEqualTo(first.indices());
        BatchLoader sequential = BatchLoader.of(EXAMPLES, 100);
        assertThat(drain(sequential.epoch(0)).get(0).images())
                .isNotEqualTo(drain(sequential.epoch(1)).get(0).images());
    }

    @Test
    void withoutShufflingAndAugmentationImagesComeAsTheyAre() {
        int[] members = {8, 3, 5};
        ImageExamples plain = ImageExamples.of(SHAPES.train(), members, SHAPES.standardisation());
        Batch batch = drain(BatchLoader.of(plain, 10).epoch(9)).get(0);
        float[] expected = new float[3072];
        SHAPES.standardisation()
                .apply(SHAPES.train().pixels(), SHAPES.train().offset(3), ImageShape.RGB_32, expected, 0);

        assertThat(batch.indices()).containsExactly(8, 3, 5);
        assertThat(batch.labels()).containsExactly(8, 3, 5);
        assertThat(image(batch, 1)).isEqualTo(expected);
    }

    @Test
    void stagesRunInTheirOrder() {
        BatchTargets sums = batch -> List.of(new FloatBlock(new long[] {1}, new float[] {batch.size()}));
        BatchStage doubled = (batch, epoch) ->
                new Batch(batch.epoch(), batch.step(), 1, new float[] {epoch}, new int[1], new int[1], batch.targets());
        BatchLoader loader = BatchLoader.of(EXAMPLES, 16)
                .stage(BatchStage.adding(sums))
                .stage(doubled)
                .stage(BatchStage.adding(sums));

        Batch batch = drain(loader.epoch(3)).get(0);

        assertThat(batch.images()).containsExactly(3);
        assertThat(batch.targets()).extracting(t -> t.values()[0]).containsExactly(16f, 1f);
    }

    @Test
    void whatAThreadThrowsReachesTheConsumerAtItsBatch() {
        BatchStage broken = (batch, epoch) -> {
            if (batch.step() == 2) {
                throw new ArithmeticException("no spectrum");
            }
            return batch;
        };
        BatchLoader all = BatchLoader.of(EXAMPLES, 16).stage(broken);
        for (BatchLoader loader : List.of(all.threads(0), all.threads(2), all.inRounds(2), all.inRounds(3))) {
            try (Batches epoch = loader.epoch(0)) {
                assertThat(epoch.next().step()).isZero();
                assertThat(epoch.next().step()).isEqualTo(1);
                assertThatExceptionOfType(RunFailedException.class)
                        .isThrownBy(epoch::next)
                        .withMessageContaining("Batch 2 could not be made")
                        .withCauseInstanceOf(ArithmeticException.class);
                assertThat(epoch.hasNext()).isFalse();
            }
        }
    }

    @Test
    void badInputStaysBadInput() {
        BatchStage broken = (batch, epoch) -> {
            throw new BadInputException("The file is gone.");
        };
        try (Batches epoch = BatchLoader.of(EXAMPLES, 16).stage(broken).epoch(0)) {
            assertThatThrownBy(epoch::next)
                    .isInstanceOf(BadInputException.class)
                    .hasMessage("The file is gone.");
        }
    }

    @Test
    void closingInTheMiddleEndsTheThreads() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        BatchStage waiting = (batch, epoch) -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return batch;
        };
        Batches epoch = BatchLoader.of(EXAMPLES, 16).stage(waiting).epoch(0);
        started.await();

        epoch.close();

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(epoch.hasNext()).isFalse();
        assertThatThrownBy(epoch::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void theThreadsEndAfterTheLastBatchEvenIfNobodyCloses() throws InterruptedException {
        Set<Thread> makers = ConcurrentHashMap.newKeySet();
        BatchStage noting = (batch, epoch) -> {
            makers.add(Thread.currentThread());
            return batch;
        };
        BatchLoader loader = BatchLoader.of(EXAMPLES, 16).stage(noting);
        loader.threads(2).epoch(0).forEach(batch -> {});
        loader.inRounds(2).epoch(0).forEach(batch -> {});

        assertThat(makers).isNotEmpty().doesNotContain(Thread.currentThread());
        for (Thread maker : makers) {
            maker.join(30_000);
            assertThat(maker.isAlive()).isFalse();
        }
    }

    @Test
    void noMoreBatchesAreMadeAheadThanTheQueueHolds() throws InterruptedException {
        AtomicInteger made = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        BatchStage counting = (batch, epoch) -> {
            made.incrementAndGet();
            three.countDown();
            return batch;
        };
        try (Batches epoch =
                BatchLoader.of(EXAMPLES, 1).threads(1).stage(counting).epoch(0)) {
            three.await();
            epoch.next(); // submits one more
            epoch.next(); // and one more: five in all
            assertThat(made.get()).isBetween(3, 5);
        }
    }

    @Test
    void recycledArraysAreFilledAgain() {
        BatchLoader loader = BatchLoader.of(EXAMPLES, 20).threads(0);
        try (Batches epoch = loader.epoch(0)) {
            Batch first = epoch.next();
            float[] array = first.images();
            epoch.recycle(first);
            assertThat(epoch.next().images()).isSameAs(array);
            assertThat(epoch.next().images()).isNotSameAs(array);
        }
    }

    @Test
    void recyclingChangesNoResult() {
        BatchLoader loader = BatchLoader.of(EXAMPLES, 16).shuffled(5).threads(2);
        List<Batch> kept = drain(loader.epoch(0));
        List<float[]> copies = new ArrayList<>();
        for (int epoch : new int[] {1, 0}) {
            copies.clear();
            try (Batches batches = loader.epoch(epoch)) {
                for (Batch batch : batches) {
                    copies.add(batch.images().clone());
                    batches.recycle(batch);
                }
            }
        }
        assertThat(copies).hasSameSizeAs(kept);
        for (int i = 0; i < copies.size(); i++) {
            assertThat(copies.get(i)).isEqualTo(kept.get(i).images());
        }
    }
}
