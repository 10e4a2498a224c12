package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
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
    private final String kind;
    private final EvaluationRun run;
    private final ChunkJournal journal;
    private final EvaluationListener listener;
    private final int total;
    private final long started = System.nanoTime();
    private long chunkStarted = started;
    private double secondsBefore;
    private int doneBefore;
    private int done;

    /** Counts what was kept. */
    public EvaluationLoop(
            ParsedEvaluation evaluation, EvaluationRun run, ChunkJournal journal, EvaluationListener listener) {
        this.name = evaluation.name();
        this.kind = evaluation.kind().name() + "@" + evaluation.kind().version();
        this.run = run;
        this.journal = journal;
        this.listener = listener;
        this.total = run.total();
        for (KeptChunk kept : kept()) {
            run.add(kept.chunk());
            secondsBefore += kept.seconds();
            doneBefore = kept.chunk().end();
        }
        done = doneBefore;
        if (done > 0) {
            listener.resumed(name, done, total);
        }
    }

    /** All or nothing: what does not fit together is not to be trusted in parts. */
    private List<KeptChunk> kept() {
        List<KeptChunk> chunks = new ArrayList<>();
        int expected = 0;
        try {
            for (byte[] bytes : journal.kept()) {
                KeptChunk kept = ChunkCodec.decode(bytes);
                if (!kept.kind().equals(kind)
                        || kept.chunk().first() != expected
                        || kept.chunk().count() > total - expected) {
                    throw new IOException("these are chunks of another evaluation");
                }
                expected = kept.chunk().end();
                chunks.add(kept);
            }
            return chunks;
        } catch (IOException e) {
            journal.clear();
            return List.of();
        }
    }

    /** Evaluates the images that are left, in smaller chunks once one did not fit into memory. */
    public void finish(BatchSize batch) {
        batch.tell(images -> listener.halved(name, images));
        while (done < total) {
            int to = Math.min(total, done + batch.images());
            EvaluatedChunk chunk;
            try {
                chunk = run.chunk(done, to);
            } catch (RuntimeException e) {
                batch.halve(to - done, e);
                continue;
            }
            if (chunk.first() != done || chunk.end() != to) {
                throw new IllegalStateException(kind + " was asked for the images from " + done + " to " + to
                        + " and gave those from " + chunk.first() + " to " + chunk.end());
            }
            add(chunk);
        }
    }

    /** The next chunk is done. It is kept before the listener hears of it and perhaps ends everything. */
    private void add(EvaluatedChunk chunk) {
        long now = System.nanoTime();
        double seconds = (now - chunkStarted) / NANOS;
        chunkStarted = now;
        journal.add(ChunkCodec.encode(new KeptChunk(kind, chunk, seconds)));
        run.add(chunk);
        done = chunk.end();
        listener.progress(progress());
    }

    /** Speed and time are not known (NaN) as long as this process has evaluated nothing. */
    public EvaluationProgress progress() {
        double speed = done > doneBefore ? (done - doneBefore) / ((System.nanoTime() - started) / NANOS) : Double.NaN;
        return new EvaluationProgress(name, done, total, run.accuracy(), speed, (total - done) / speed);
    }

    /** All of it took, interrupted attempts included as far as chunks of them were kept. */
    public double seconds() {
        return secondsBefore + (System.nanoTime() - started) / NANOS;
    }
}
