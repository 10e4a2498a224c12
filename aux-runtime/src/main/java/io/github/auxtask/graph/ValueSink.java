package io.github.auxtask.graph;

import java.nio.FloatBuffer;

/** Takes the values of one tensor, row-major, in one piece or in several. */
@FunctionalInterface
public interface ValueSink {
    /**
     * Takes the next values: all that remain in the buffer, which may be reused afterwards.
     *
     * @throws IllegalArgumentException if the tensor has fewer
     */
    void append(FloatBuffer values);
}
