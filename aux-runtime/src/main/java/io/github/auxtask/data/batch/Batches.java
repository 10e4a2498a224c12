package io.github.auxtask.data.batch;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RunFailedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one epoch, delivered in order while the next ones are made on other threads, or made in rounds. For one consumer. Closing
 * it, at any time, ends the threads; what they threw reaches the consumer at the batch that they were making.
 */
public final class Batches implements Iterable<Batch>, AutoCloseable {
    private final IntFunction<Batch> maker;
    private final int end;
    private final int ahead;
    private final boolean inRounds;
    private final ImageBuffers buffers;
    private final @Nullable ExecutorService workers;
    private final Deque<Future<Batch>> coming = new ArrayDeque<>();
    private int submitted;
    private int delivered;

    Batches(
            IntFunction<Batch> maker,
            int first,
            int end,
            int threads,
            int ahead,
            boolean inRounds,
            ImageBuffers buffers) {
        this.maker = maker;
        this.end = end;
        this.ahead = ahead;
        this.inRounds = inRounds;
        this.buffers = buffers;
        this.submitted = first;
        this.delivered = first;
        this.workers = threads == 0 ? null : Executors.newFixedThreadPool(threads, Batches::daemon);
        if (!inRounds) {
            submit();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "batches");
        thread.setDaemon(true);
        return thread;
    }

    private void submit() {
        if (workers == null) {
            return;
        }
        while (submitted < end && coming.size() < ahead) {
            int step = submitted++;
            coming.add(workers.submit(() -> maker.apply(step)));
        }
        if (submitted == end) {
            workers.shutdown(); // the threads end by themselves after the last batch
        }
    }

    /** True unless the last batch has been delivered, or this has been closed. */
    public boolean hasNext() {
        return delivered < end;
    }

    /**
     * The next batch; waits until it is made.
     *
     * @throws NoSuchElementException after the last, or once closed
     * @throws RunFailedException if it could not be made; the cause is what was thrown
     * @throws BadInputException if that is what was thrown
     */
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has no more batches");
        }
        int step = delivered++;
        if (inRounds && coming.isEmpty()) {
            submit();
        }
        Future<Batch> first = coming.poll();
        try {
            Batch batch = first == null ? maker.apply(step) : first.get();
            if (!inRounds) {
                submit();
            }
            return batch;
        } catch (ExecutionException e) {
            throw failure(step, e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new RunFailedException("Interrupted while waiting for batch " + step + ".", e);
        } catch (RuntimeException e) {
            throw failure(step, e);
        }
    }

    private RuntimeException failure(int step, Throwable cause) {
        close();
        if (cause instanceof BadInputException || cause instanceof RunFailedException) {
            return (RuntimeException) cause;
        }
        return new RunFailedException("Batch " + step + " could not be made: " + cause, cause);
    }

    /**
     * Gives the batch's image array back to be filled again. Optional; afterwards nobody may look at {@code
     * batch.images()} or {@code batch.stored()} any more, so a tensor must have been made as a copy.
     */
    public void recycle(Batch batch) {
        buffers.give(batch);
    }

    /** The batches not yet delivered; all iterators share one position, so they can be gone through once. */
    @Override
    public Iterator<Batch> iterator() {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return Batches.this.hasNext();
            }

            @Override
            public Batch next() {
                return Batches.this.next();
            }
        };
    }

    /** Ends the threads; batches not yet delivered are lost. */
    @Override
    public void close() {
        delivered = end;
        if (workers != null) {
            workers.shutdownNow();
        }
        coming.clear();
    }
}
