package io.github.auxtask.data.split;

import io.github.auxtask.core.ContentId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Which training images are trained on and which are held out for validation; the two never share an index. */
public final class Split {
    private final int[] train;
    private final int[] validation;

    /**
     * A split; the arrays are copied.
     *
     * @param train indices of the images to train on, in an order that subsets follow
     * @param validation indices of the images held out
     * @throws IllegalArgumentException if an index occurs twice or is negative
     */
    public Split(int[] train, int[] validation) {
        this.train = train.clone();
        this.validation = validation.clone();
        int[] all = IntStream.concat(Arrays.stream(train), Arrays.stream(validation))
                .sorted()
                .toArray();
        for (int i = 0; i < all.length; i++) {
            if (all[i] < 0 || (i > 0 && all[i] == all[i - 1])) {
                throw new IllegalArgumentException("index " + all[i] + " is negative or occurs twice in the split");
            }
        }
    }

    /** Everything is trained on, nothing held out. */
    public static Split none(int count) {
        return new Split(Subset.all(count), new int[0]);
    }

    /**
     * Python's {@code random.seed(seed); random.sample(range(count), k)} is trained on, in that order; the rest,
     * ascending, is held out. The Fourier paper's split is {@code pythonSample(0, 50_000, 47_500)} (sheet, section 2).
     */
    public static Split pythonSample(long seed, int count, int k) {
        int[] sample = new PythonRandom(seed).sample(count, k);
        boolean[] drawn = new boolean[count];
        for (int index : sample) {
            drawn[index] = true;
        }
        return new Split(
                sample, IntStream.range(0, count).filter(i -> !drawn[i]).toArray());
    }

    /**
     * numpy's {@code random.seed(seed); random.shuffle(list(range(count)))}: the first {@code held} are held out, the
     * rest is trained on, both in shuffled order. The label paper's split is {@code numpyShuffle(seed, 50_000, 5_000)}
     * (sheet, section 1).
     */
    public static Split numpyShuffle(long seed, int count, int held) {
        int[] order = Subset.all(count);
        new NumpyRandom(seed).shuffle(order);
        return new Split(Arrays.copyOfRange(order, held, count), Arrays.copyOf(order, held));
    }

    /** Indices of the images to train on; a copy. */
    public int[] train() {
        return train.clone();
    }

    /** Indices of the images held out; a copy. */
    public int[] validation() {
        return validation.clone();
    }

    /** SHA-256 of the training indices in their order, as four-byte big-endian integers. */
    public ContentId trainDigest() {
        return digest(train);
    }

    /** SHA-256 of the held-out indices in their order, as four-byte big-endian integers. */
    public ContentId validationDigest() {
        return digest(validation);
    }

    /** SHA-256 of these indices in their order, as four-byte big-endian integers. */
    public static ContentId digest(int[] indices) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * indices.length);
        bytes.asIntBuffer().put(indices);
        MessageDigest digest = ContentId.sha256();
        digest.update(bytes.array());
        return ContentId.from(digest);
    }
}
