package io.github.auxtask.evaluate.chunk;

/** Counts chunks of images, in order: those that are evaluated now like those that were kept. */
public interface ChunkTally {
    /** Rows of predictions that its chunks have. */
    int rows();

    void add(EvaluatedChunk chunk);

    /** Of the images so far, in percent. */
    double accuracy();
}
