package io.github.auxtask.evaluate.chunk;

import io.github.auxtask.evaluate.EvaluatedChunk;

/**
 * A chunk as it is kept.
 *
 * @param kind name and version of the kind of evaluation, which alone knows its columns
 * @param seconds from the end of the chunk before to the end of this one
 */
record KeptChunk(String kind, EvaluatedChunk chunk, double seconds) {}
