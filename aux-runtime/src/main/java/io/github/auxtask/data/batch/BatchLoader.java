package io.github.auxtask.data.batch;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.split.Subset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts examples into batches, epoch after epoch: in order, or shuffled by the stream (seed, "order", epoch). The last
 * batch of an epoch may be smaller and is kept. What a batch holds depends on (examples, seed, epoch, step) only, not
 * on threads.
 *
 * <p>A loader is immutable and may be used for any number of epochs:
 *
 * <pre>{@code
 * BatchLoader loader = BatchLoader.of(examples, 128).shuffled(seed).threads(1).stage(BatchStage.adding(targets));
 * try (Batches batches = loader.epoch(3)) {
 *     for (Batch batch : batches) {
 *         train(batch);
 *         batches.recycle(batch);
 *     }
 * }
 * }</pre>
 */
public final class BatchLoader {
    private static final int AHEAD_PER_THREAD = 3;

    private final Examples examples;
    private final int batch;
    private final @Nullable Long orderSeed;
    private final int threads;
    private final boolean inRounds;
    private final List<BatchStage> stages;
    private final boolean stored;
    private final ImageBuffers buffers;

    private BatchLoader(
            Examples examples,
            int batch,
            @Nullable Long orderSeed,
            int threads,
            boolean inRounds,
            List<BatchStage> stages,
            boolean stored) {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch holds at least one image, not " + batch);
        }
        if (threads < 0) {
            throw new IllegalArgumentException("the number of threads must not be negative: " + threads);
        }
        this.examples = examples;
        this.batch = batch;
        this.orderSeed = orderSeed;
        this.threads = threads;
        this.inRounds = inRounds;
        this.stages = List.copyOf(stages);
        this.stored = stored;
        this.buffers = new ImageBuffers(ahead() + 2);
    }

    /** Batches in the examples' own order, made one ahead on one thread. */
    public static BatchLoader of(Examples examples, int batch) {
        return new BatchLoader(examples, batch, null, 1, false, List.of(), false);
    }

    /** Batches in a new order every epoch. */
    public BatchLoader shuffled(long seed) {
        return new BatchLoader(examples, batch, seed, threads, inRounds, stages, stored);
    }

    /**
     * Batches made on this many daemon threads while others are looked at; 0 makes each when it is asked for, on the thread that asks.
     */
    public BatchLoader threads(int count) {
        return new BatchLoader(examples, batch, orderSeed, count, false, stages, stored);
    }

    /**
     * Batches made on this many daemon threads, as many at a time, when one is asked for and none is left; once the round is made, the
     * threads rest until all of it has been asked for. For steps that take all processors themselves: a thread that loads beside them
     * holds all of theirs up.
     */
    public BatchLoader inRounds(int count) {
        return new BatchLoader(examples, batch, orderSeed, count, count > 0, stages, stored);
    }

    /** Batches that also go through this stage, after those already named. */
    public BatchLoader stage(BatchStage stage) {
        List<BatchStage> all = new ArrayList<>(stages);
        all.add(stage);
        return new BatchLoader(examples, batch, orderSeed, threads, inRounds, all, stored);
    }

    /**
     * Batches whose images are as they are stored, with the numbers drawn for each, of which the device makes the inputs. Stages that
     * look at images cannot come with it.
     *
     * @throws IllegalStateException unless the examples are {@link StoredExamples}
     */
    public BatchLoader stored() {
        if (!(examples instanceof StoredExamples)) {
            throw new IllegalStateException("these examples are made here and cannot be had as they are stored");
        }
        return new BatchLoader(examples, batch, orderSeed, threads, inRounds, stages, true);
    }

    /** Number of batches in an epoch. */
    public int steps() {
        return (examples.count() + batch - 1) / batch;
    }

    /** What the batches are cut from. */
    public Examples examples() {
        return examples;
    }

    /** The batches of an epoch, from its first. */
    public Batches epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /**
     * The batches of an epoch from a step on, exactly as an uninterrupted epoch would have gone on.
     *
     * @param epoch from 0
     * @param firstStep 0..{@link #steps()}
     */
    public Batches epoch(int epoch, int firstStep) {
        if (firstStep < 0 || firstStep > steps()) {
            throw new IllegalArgumentException("an epoch has " + steps() + " steps; it cannot begin at " + firstStep);
        }
        int[] order = orderSeed == null
                ? Subset.all(examples.count())
                : RandomStream.of(orderSeed, "order", epoch).permutation(examples.count());
        return new Batches(step -> make(order, epoch, step), firstStep, steps(), threads, ahead(), inRounds, buffers);
    }

    private int ahead() {
        return inRounds ? threads : AHEAD_PER_THREAD * threads;
    }

    private Batch make(int[] order, int epoch, int step) {
        int from = step * batch;
        int size = Math.min(batch, order.length - from);
        int[] positions = Arrays.copyOfRange(order, from, from + size);
        int[] labels = Arrays.stream(positions).map(examples::label).toArray();
        int[] indices = Arrays.stream(positions).map(examples::index).toArray();
        Batch made = stored && examples instanceof StoredExamples asStored
                ? new Batch(
                        epoch, step, size, new float[0], labels, indices, List.of(), stored(asStored, positions, epoch))
                : new Batch(epoch, step, size, inputs(positions, epoch), labels, indices, List.of());
        for (BatchStage stage : stages) {
            made = stage.apply(made, epoch);
        }
        return made;
    }

    private float[] inputs(int[] positions, int epoch) {
        int extent = examples.shape().size();
        float[] images = buffers.take(Math.multiplyExact(positions.length, extent));
        for (int i = 0; i < positions.length; i++) {
            examples.write(positions[i], epoch, images, i * extent);
        }
        return images;
    }

    private StoredImages stored(StoredExamples from, int[] positions, int epoch) {
        int extent = from.stored().size();
        byte[] pixels = buffers.takeBytes(Math.multiplyExact(positions.length, extent));
        float[] numbers = new float[positions.length * from.draws()];
        for (int i = 0; i < positions.length; i++) {
            from.writeStored(positions[i], pixels, i * extent);
            from.draw(positions[i], epoch, numbers, i * from.draws());
        }
        return new StoredImages(pixels, numbers);
    }
}
