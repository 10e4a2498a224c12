package io.github.auxtask.evaluate;

import java.util.function.Consumer;

/**
 * An evaluation at work: images are evaluated in chunks, and chunks are counted. A chunk is kept as soon as it is made; if the evaluation is
 * interrupted, another process counts what was kept and goes on behind it. So everything that is counted must be in the chunk, image by
 * image where sums would depend on where chunks end.
 */
public interface EvaluationRun extends AutoCloseable {
    /** How many images it goes through, repetitions counted. */
    int total();

    /**
     * What else than settings, classifier and {@link #total} decides about the results: which images they are. Chunks of other images are
     * not gone on with.
     */
    default String images() {
        return "test images";
    }

    /** Evaluates the images from one position up to another. */
    EvaluatedChunk chunk(int from, int to);

    /** Counts a chunk: one that is made now like one that was kept, in the order of the images. */
    void add(EvaluatedChunk chunk);

    /** Accuracy of the images so far, in percent. */
    double accuracy();

    /**
     * What it came to, once all images are counted.
     *
     * @param listener hears what is done after the images, as in {@code check C7}; what it throws ends the evaluation
     */
    EvaluationOutcome outcome(Consumer<String> listener);

    @Override
    default void close() {}
}
