package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import java.util.List;

/**
 * What is kept of one evaluation while it goes on, so that another process can go on after the last chunk of images that was
 * finished. Chunks are bytes here; what is in them is the evaluation's business.
 */
public interface ChunkJournal extends AutoCloseable {
    /** Where evaluations find their journals. */
    @FunctionalInterface
    interface Shelf {
        /**
         * Opens the journal of an evaluation.
         *
         * @param images what else decides about its results: which images they are, and how many
         */
        ChunkJournal open(ParsedEvaluation evaluation, String images);
    }

    /** Keeps nothing. */
    Shelf NONE = (evaluation, images) -> new ChunkJournal() {
        @Override
        public List<byte[]> kept() {
            return List.of();
        }

        @Override
        public void add(byte[] chunk) {}

        @Override
        public void clear() {}

        @Override
        public void close() {}
    };

    /** The chunks that an evaluation that was interrupted has finished, in order. */
    List<byte[]> kept();

    /** Keeps one more. It may take a while until it is safe, and a chunk that is lost costs no more than its repetition. */
    void add(byte[] chunk);

    /** Forgets all chunks, because they are not what was expected. */
    void clear();

    /** Makes all chunks safe. What is kept stays: whoever has recorded the outcome throws it away. */
    @Override
    void close();
}
