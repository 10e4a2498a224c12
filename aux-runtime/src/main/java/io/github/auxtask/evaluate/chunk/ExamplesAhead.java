package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.data.batch.Batch;
import io.github.auxtask.data.batch.BatchLoader;
import io.github.auxtask.data.batch.Batches;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.ExampleBatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Examples that are made ahead on other threads and read from front to back, in pieces of any size. What was read last can be read again,
 * in smaller pieces, because it did not fit into memory.
 */
public final class ExamplesAhead implements AutoCloseable {
    private final Examples examples;
    private final int threads;
    private @Nullable Batches batches;
    private int size;
    /** The batch that comes next from the threads begins here, unless one is half read. */
    private int next;

    private @Nullable Batch open;
    private @Nullable ExampleBatch last;
    private int lastFrom;

    /**
     * Nothing is read yet.
     *
     * @param threads that make examples while others are looked at
     */
    public ExamplesAhead(Examples examples, int threads) {
        this.examples = examples;
        this.threads = threads;
    }

    /**
     * The examples from one position up to another.
     *
     * @param from not before that of the call before
     */
    public ExampleBatch read(int from, int to) {
        ExampleBatch known = last;
        int until = known == null ? from : lastFrom + known.count();
        if (known != null && from >= lastFrom && to <= until) {
            return known.select(IntStream.range(from - lastFrom, to - lastFrom).toArray());
        }
        int extent = examples.shape().size();
        float[] inputs = new float[(to - from) * extent];
        long[] labels = new long[to - from];
        int[] indices = new int[to - from];
        int kept = known == null || until <= from ? 0 : until - from;
        if (known != null && kept > 0) {
            int offset = from - lastFrom;
            System.arraycopy(known.inputs(), offset * extent, inputs, 0, kept * extent);
            System.arraycopy(known.labels(), offset, labels, 0, kept);
            System.arraycopy(known.indices(), offset, indices, 0, kept);
        }
        for (int at = from + kept; at < to; ) {
            Batch batch = batchWith(at, to - from);
            int offset = at - (next - batch.size());
            int count = Math.min(batch.size() - offset, to - at);
            System.arraycopy(batch.images(), offset * extent, inputs, (at - from) * extent, count * extent);
            System.arraycopy(batch.indices(), offset, indices, at - from, count);
            for (int i = 0; i < count; i++) {
                labels[at - from + i] = batch.labels()[offset + i];
            }
            at += count;
        }
        ExampleBatch read = new ExampleBatch(examples.shape(), inputs, labels, indices);
        last = read;
        lastFrom = from;
        return read;
    }

    /** The batch that a position is in; the threads begin with it. */
    private Batch batchWith(int position, int wanted) {
        Batches coming = batches;
        if (coming == null) {
            size = wanted;
            next = position / size * size;
            coming = BatchLoader.of(examples, size).threads(threads).epoch(0, position / size);
            batches = coming;
        }
        Batch batch = open;
        while (batch == null || position >= next) {
            if (batch != null) {
                coming.recycle(batch);
            }
            batch = coming.next();
            next += batch.size();
        }
        open = batch;
        return batch;
    }

    @Override
    public void close() {
        if (batches != null) {
            batches.close();
        }
    }
}
