package io.github.auxtask.evaluate;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Consecutive examples on the host.
 *
 * @param shape of one image
 * @param inputs an image after the other, [N, C, H, W], standardised
 * @param labels true classes
 * @param indices in the data set
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier: read once, compared by nobody
public record ExampleBatch(ImageShape shape, float[] inputs, long[] labels, int[] indices) {
    /**
     * Reads them.
     *
     * @param from position of the first
     * @param to position after the last
     */
    public static ExampleBatch read(Examples examples, int from, int to) {
        ImageShape shape = examples.shape();
        float[] inputs = new float[(to - from) * shape.size()];
        long[] labels = new long[to - from];
        int[] indices = new int[to - from];
        for (int i = 0; i < labels.length; i++) {
            examples.write(from + i, 0, inputs, i * shape.size());
            labels[i] = examples.label(from + i);
            indices[i] = examples.index(from + i);
        }
        return new ExampleBatch(shape, inputs, labels, indices);
    }

    /** Some of them. */
    public ExampleBatch select(int[] rows) {
        int size = shape.size();
        float[] chosen = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(inputs, rows[i] * size, chosen, i * size, size);
        }
        return new ExampleBatch(
                shape,
                chosen,
                IntStream.of(rows).mapToLong(row -> labels[row]).toArray(),
                IntStream.of(rows).map(row -> indices[row]).toArray());
    }

    /** How many there are. */
    public int count() {
        return labels.length;
    }

    /** Positions of the predictions that are right. */
    public int[] right(int[] predictions) {
        return IntStream.range(0, count())
                .filter(i -> predictions[i] == labels[i])
                .toArray();
    }

    @Override
    public String toString() {
        return "examples " + Arrays.toString(indices);
    }
}
