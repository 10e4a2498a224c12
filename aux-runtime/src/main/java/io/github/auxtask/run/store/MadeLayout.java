package io.github.auxtask.run.store;

import io.github.auxtask.data.made.MadeArray;
import java.util.List;

/**
 * How made data is cut into chunks, a file each. In a chunk the arrays lie one after the other, each with its examples in order.
 *
 * @param count examples
 * @param arrays what is made for each of them
 * @param perChunk examples of every chunk but the last
 */
public record MadeLayout(int count, List<MadeArray> arrays, int perChunk) {
    private static final int CHUNK_BYTES = 8 << 20;

    public MadeLayout {
        arrays = List.copyOf(arrays);
        if (count < 1 || perChunk < 1 || arrays.isEmpty()) {
            throw new IllegalArgumentException("made data has examples, and something for each of them");
        }
        if (arrays.stream().map(MadeArray::name).distinct().count() < arrays.size()) {
            throw new IllegalArgumentException("two arrays of made data have one name");
        }
    }

    /** Chunks of about 8 MiB. */
    public static MadeLayout of(int count, List<MadeArray> arrays) {
        return new MadeLayout(count, arrays, Math.max(1, CHUNK_BYTES / exampleBytes(arrays)));
    }

    private static int exampleBytes(List<MadeArray> arrays) {
        return Math.max(1, arrays.stream().mapToInt(MadeArray::bytes).reduce(0, Math::addExact));
    }

    /** Bytes of all values. */
    public long bytes() {
        return (long) count * exampleBytes(arrays);
    }

    /** Number of chunks. */
    public int chunks() {
        return (count + perChunk - 1) / perChunk;
    }

    /** The first example of a chunk. */
    public int from(int chunk) {
        return chunk * perChunk;
    }

    /** The number of examples of a chunk. */
    public int size(int chunk) {
        return Math.min(count, from(chunk) + perChunk) - from(chunk);
    }

    /** Where an array begins among the values of a chunk, in bytes. */
    public int offset(int chunk, String array) {
        int offset = 0;
        for (MadeArray candidate : arrays) {
            if (candidate.name().equals(array)) {
                return offset;
            }
            offset += size(chunk) * candidate.bytes();
        }
        throw new IllegalArgumentException("nothing of the name '" + array + "' is made");
    }

    /** Bytes of the values of a chunk. */
    public int bytes(int chunk) {
        return Math.multiplyExact(size(chunk), exampleBytes(arrays));
    }
}
