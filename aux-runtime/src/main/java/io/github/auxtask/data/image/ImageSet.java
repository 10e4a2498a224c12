package io.github.auxtask.data.image;

import io.github.auxtask.core.ContentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Labelled 8-bit images of one shape, decoded once, kept in memory and shared by all who read them: nobody writes to
 * the arrays after construction, so they are handed out without copies.
 */
public final class ImageSet {
    private final String name;
    private final int classes;
    private final ImageShape shape;
    private final byte[] pixels;
    private final int[] labels;

    /**
     * Takes the arrays over; the caller must not change them afterwards.
     *
     * @param name for messages, for example {@code cifar10 train}
     * @param classes number of classes; every label is in 0..classes-1
     * @param shape of one image
     * @param pixels unsigned bytes, [image, channel, row, column]
     * @param labels one a image
     * @throws IllegalArgumentException if the lengths or labels do not fit
     */
    public ImageSet(String name, int classes, ImageShape shape, byte[] pixels, int[] labels) {
        if ((long) labels.length * shape.size() != pixels.length) {
            throw new IllegalArgumentException(
                    name + ": " + labels.length + " labels do not fit " + pixels.length + " values of " + shape);
        }
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(name + ": label " + label + " is not in 0.." + (classes - 1));
            }
        }
        this.name = name;
        this.classes = classes;
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
    }

    /** What the set is called in messages. */
    public String name() {
        return name;
    }

    /** Number of classes. */
    public int classes() {
        return classes;
    }

    /** Extent of every image. */
    public ImageShape shape() {
        return shape;
    }

    /** Number of images. */
    public int count() {
        return labels.length;
    }

    /** All pixels, unsigned bytes, [image, channel, row, column]: the shared array itself, only to be read. */
    public byte[] pixels() {
        return pixels;
    }

    /** Position in {@link #pixels()} of an image's first value. */
    public int offset(int index) {
        return index * shape.size();
    }

    /** The class of an image. */
    public int label(int index) {
        return labels[index];
    }

    /** The classes of all images, a copy. */
    public int[] labels() {
        return labels.clone();
    }

    /**
     * SHA-256 over count, classes and shape (four-byte big-endian integers), all pixels, then one four-byte integer a
     * label.
     */
    public ContentId digest() {
        MessageDigest digest = ContentId.sha256();
        digest.update("images/1\n".getBytes(StandardCharsets.UTF_8));
        for (int number : new int[] {count(), classes, shape.channels(), shape.height(), shape.width()}) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
        }
        digest.update(pixels);
        ByteBuffer numbers = ByteBuffer.allocate(Integer.BYTES * labels.length);
        numbers.asIntBuffer().put(labels);
        digest.update(numbers.array());
        return ContentId.from(digest);
    }

    @Override
    public String toString() {
        return name + " (" + count() + " images " + shape + ", " + classes + " classes)";
    }
}
