package io.github.auxtask.train.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.source.ShapesDataset;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class LoaderThreadsTest {
    private static final Dataset SHAPES = new ShapesDataset(40, 10).draw();
    private static final BatchLoader BATCHES =
            BatchLoader.of(ImageExamples.of(SHAPES.train(), SHAPES.standardisation()), 10);

    @ParameterizedTest
    @CsvSource({"2, 1", "8, 4", "8, 0", "1, 1", "64, 64"})
    void whereProcessorsAreLeftOrThereIsOneOrManyMoreBatchesAreMadeBesideSteps(int processors, int computing)
            throws InterruptedException {
        CountDownLatch made = new CountDownLatch(1);
        BatchLoader noting = BATCHES.stage((batch, epoch) -> {
            made.countDown();
            return batch;
        });

        try (Batches unasked =
                LoaderThreads.share(noting, processors, computing).epoch(0)) {
            assertThat(made.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(unasked.next().step()).isZero();
        }
    }

    @Test
    void whereStepsTakeAllProcessorsBatchesAreMadeInRoundsOfAsMany() {
        CyclicBarrier together = new CyclicBarrier(2);
        AtomicInteger made = new AtomicInteger();
        BatchLoader noting = BATCHES.stage((batch, epoch) -> {
            made.incrementAndGet();
            try {
                together.await(); // one thread alone would wait here for ever
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return batch;
        });

        try (Batches batches = LoaderThreads.share(noting, 2, 2).epoch(0)) {
            batches.next();
            batches.next();
            assertThat(made).hasValue(2);
        }
    }
}
