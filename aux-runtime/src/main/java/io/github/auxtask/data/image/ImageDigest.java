package io.github.auxtask.data.image;

import io.github.auxtask.core.ContentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.IntStream;

/**
 * SHA-256 over count, classes and shape (four-byte big-endian integers), the pixels, then one four-byte integer for each label. Of a
 * set of 2 GiB or more, which takes long to decode, the pixels of every k-th image enter, so that there are at most 10,000, and k
 * stands before the count.
 */
public final class ImageDigest {
    private static final int SAMPLED = 10_000;
    private static final int BLOCK_BYTES = 1 << 24;

    private ImageDigest() {}

    public static ContentId of(ImageSet images) {
        boolean whole = (long) images.count() * images.shape().size() <= Integer.MAX_VALUE;
        return of(images, whole ? 1 : (images.count() + SAMPLED - 1) / SAMPLED);
    }

    /** With the pixels of every {@code stride}-th image, from the first on. */
    public static ContentId of(ImageSet images, int stride) {
        ImageShape shape = images.shape();
        MessageDigest digest = ContentId.sha256();
        String version = stride == 1 ? "images/1\n" : "images/1 every " + stride + "\n";
        digest.update(version.getBytes(StandardCharsets.UTF_8));
        int[] numbers = {images.count(), images.classes(), shape.channels(), shape.height(), shape.width()};
        digest.update(bytes(numbers));
        if (images.inMemory() && stride == 1) {
            digest.update(images.pixels());
        } else {
            pixels(images, stride, digest);
        }
        digest.update(bytes(images.labels()));
        return ContentId.from(digest);
    }

    /** Block after block, each decoded on all processors. */
    private static void pixels(ImageSet images, int stride, MessageDigest digest) {
        int size = images.shape().size();
        int perBlock = Math.max(1, BLOCK_BYTES / size);
        int[] members = IntStream.range(0, images.count())
                .filter(index -> index % stride == 0)
                .toArray();
        byte[] block = new byte[perBlock * size];
        for (int from = 0; from < members.length; from += perBlock) {
            int first = from;
            int length = Math.min(perBlock, members.length - from);
            IntStream.range(0, length).parallel().forEach(i -> images.read(members[first + i], block, i * size));
            digest.update(block, 0, length * size);
        }
    }

    private static byte[] bytes(int[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        bytes.asIntBuffer().put(numbers);
        return bytes.array();
    }
}
