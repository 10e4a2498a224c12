package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.graph.trace.GraphException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How an evaluation goes through its images: what its journal kept is counted first, then chunk after chunk is evaluated, kept and
 * counted. Speed is that of this process, seconds are those of all that had a part in it.
 */
public final class EvaluationLoop {
    private static final double NANOS = 1e9;

    private final String name;
    private final int total;
    private final ChunkTally tally;
    private final ChunkJournal journal;
    private final EvaluationListener listener;
    private final long started = System.nanoTime();
    private long chunkStarted = started;
    private double secondsBefore;
    private int doneBefore;
    private int done;

    /** What an evaluation does to consecutive images. */
    @FunctionalInterface
    public interface Work {
        /**
         * The images from one position up to another.
         *
         * @throws GraphException if they do not fit into memory, or anything else goes wrong
         */
        EvaluatedChunk chunk(int from, int to);
    }

    /** Counts what was kept. */
    public EvaluationLoop(String name, int total, ChunkTally tally, ChunkJournal journal, EvaluationListener listener) {
        this.name = name;
        this.total = total;
        this.tally = tally;
        this.journal = journal;
        this.listener = listener;
        for (EvaluatedChunk chunk : kept()) {
            tally.add(chunk);
            secondsBefore += chunk.seconds();
            doneBefore = chunk.end();
        }
        done = doneBefore;
        if (done > 0) {
            listener.resumed(name, done, total);
        }
    }

    /** All or nothing: what does not fit together is not to be trusted in parts. */
    private List<EvaluatedChunk> kept() {
        List<EvaluatedChunk> chunks = new ArrayList<>();
        int expected = 0;
        try {
            for (byte[] bytes : journal.kept()) {
                EvaluatedChunk chunk = ChunkCodec.decode(bytes);
                if (chunk.first() != expected
                        || chunk.count() == 0
                        || chunk.count() > total - expected
                        || chunk.predictions().length != tally.rows()) {
                    throw new IOException("these are chunks of another evaluation");
                }
                expected = chunk.end();
                chunks.add(chunk);
            }
            return chunks;
        } catch (IOException e) {
            journal.clear();
            return List.of();
        }
    }

    /** Evaluates the images that are left, in smaller chunks once one did not fit into memory. */
    public void finish(Work work, BatchSize batch) {
        while (done < total) {
            int to = Math.min(total, done + batch.images());
            EvaluatedChunk chunk;
            try {
                chunk = work.chunk(done, to);
            } catch (GraphException e) {
                batch.halve(to - done, e);
                continue;
            }
            add(chunk);
        }
    }

    /** The next chunk is done. It is kept before the listener hears of it and perhaps ends everything. */
    public void add(EvaluatedChunk chunk) {
        long now = System.nanoTime();
        EvaluatedChunk timed = chunk.withSeconds((now - chunkStarted) / NANOS);
        chunkStarted = now;
        journal.add(ChunkCodec.encode(timed));
        tally.add(timed);
        done = timed.end();
        listener.progress(progress());
    }

    /** Images that are counted. */
    public int done() {
        return done;
    }

    /** Speed and time are not known (NaN) as long as this process has evaluated nothing. */
    public EvaluationProgress progress() {
        double speed = done > doneBefore ? (done - doneBefore) / ((System.nanoTime() - started) / NANOS) : Double.NaN;
        return new EvaluationProgress(name, done, total, tally.accuracy(), speed, (total - done) / speed);
    }

    /** All of it took, interrupted attempts included as far as chunks of them were kept. */
    public double seconds() {
        return secondsBefore + (System.nanoTime() - started) / NANOS;
    }
}
