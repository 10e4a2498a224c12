package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A journal in memory, of one evaluation, that outlives its evaluator. */
public final class KeptChunks implements ChunkJournal.Shelf {
    final List<byte[]> chunks = new ArrayList<>();
    boolean cleared;

    @Override
    public ChunkJournal open(ParsedEvaluation evaluation, String images) {
        return new ChunkJournal() {
            @Override
            public List<byte[]> kept() {
                return List.copyOf(chunks);
            }

            @Override
            public void add(byte[] chunk) {
                chunks.add(chunk);
            }

            @Override
            public void clear() {
                chunks.clear();
                cleared = true;
            }

            @Override
            public void close() {}
        };
    }

    /** Ends the evaluation after so many chunks. */
    public static EvaluationListener endingAfter(int number) {
        AtomicInteger heard = new AtomicInteger();
        return progress -> {
            if (heard.incrementAndGet() == number) {
                throw new RunFailedException("interrupted");
            }
        };
    }
}
