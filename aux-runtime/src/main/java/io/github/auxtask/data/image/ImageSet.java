package io.github.auxtask.data.image;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Labelled 8-bit images of one shape: decoded once and kept in memory, or decoded whenever they are read, so that a set may be larger
 * than memory. Shared by all who read them: nobody writes to the arrays after construction, so they are handed out without copies.
 */
public final class ImageSet {
    private final String name;
    private final int classes;
    private final ImageShape shape;
    private final byte @Nullable [] decoded;
    private final ImagePixels pixels;
    private final int[] labels;
    private volatile @Nullable ContentId digest;

    private ImageSet(
            String name, int classes, ImageShape shape, byte @Nullable [] decoded, ImagePixels pixels, int[] labels) {
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException(name + ": label " + label + " is not in 0.." + (classes - 1));
            }
        }
        this.name = name;
        this.classes = classes;
        this.shape = shape;
        this.decoded = decoded;
        this.pixels = pixels;
        this.labels = labels;
    }

    /**
     * Images in memory. Takes the arrays over; the caller must not change them afterwards.
     *
     * @param name for messages, for example {@code cifar10 train}
     * @param classes number of classes; every label is in 0..classes-1
     * @param shape of one image
     * @param pixels unsigned bytes, [image, channel, row, column]
     * @param labels one for each image
     * @throws IllegalArgumentException if the lengths or labels do not fit
     */
    public ImageSet(String name, int classes, ImageShape shape, byte[] pixels, int[] labels) {
        this(
                name,
                classes,
                shape,
                pixels,
                (index, out, at) -> System.arraycopy(pixels, index * shape.size(), out, at, shape.size()),
                labels);
        if ((long) labels.length * shape.size() != pixels.length) {
            throw new IllegalArgumentException(
                    name + ": " + labels.length + " labels do not fit " + pixels.length + " values of " + shape);
        }
    }

    /**
     * Images that are decoded whenever they are read. Takes the labels over.
     *
     * @param name for messages, for example {@code image-folder train}
     * @param classes number of classes; every label is in 0..classes-1
     * @param shape of one image
     * @param pixels decodes one image
     * @param labels one for each image
     * @throws IllegalArgumentException if a label does not fit
     */
    public static ImageSet decodedOnRead(String name, int classes, ImageShape shape, ImagePixels pixels, int[] labels) {
        return new ImageSet(name, classes, shape, null, pixels, labels);
    }

    /**
     * Some of the images, in this order, which are read here when they are read there.
     *
     * @param members indices of images
     */
    public ImageSet subset(int[] members) {
        int[] chosen = members.clone();
        int[] theirs = Arrays.stream(chosen).map(this::label).toArray();
        return decodedOnRead(name, classes, shape, (index, out, at) -> read(chosen[index], out, at), theirs);
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

    /** Whether all images are in memory. */
    public boolean inMemory() {
        return decoded != null;
    }

    /**
     * Writes one image, decoding it if need be. May be called by several threads at once.
     *
     * @param out receives {@code shape().size()} unsigned bytes, [channel, row, column], from {@code at} on
     */
    public void read(int index, byte[] out, int at) {
        pixels.read(index, out, at);
    }

    /**
     * All pixels, unsigned bytes, [image, channel, row, column]: the shared array itself, only to be read.
     *
     * @throws IllegalStateException unless the images are {@link #inMemory}; {@link #read} always works
     */
    public byte[] pixels() {
        if (decoded == null) {
            throw new IllegalStateException(name + " is not in memory as a whole: read its images one by one");
        }
        return decoded;
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
     * The same images all in memory, decoded on all processors; this set if they are there already.
     *
     * @throws BadInputException for the first that cannot be read
     */
    public ImageSet decoded() {
        if (inMemory()) {
            return this;
        }
        byte[] all = new byte[Math.multiplyExact(count(), shape.size())];
        readEach(index -> read(index, all, offset(index)));
        return new ImageSet(name, classes, shape, all, labels);
    }

    /**
     * Decodes every image once, on all processors, and keeps none: finds those that cannot be read before a training does. Nothing
     * is done where all are in memory.
     *
     * @throws BadInputException for the first that cannot be read
     */
    public void decodeEach() {
        if (!inMemory()) {
            readEach(index -> read(index, new byte[shape.size()], 0));
        }
    }

    /** On all processors; what is thrown is about the first image that fails, whichever failed first. */
    private void readEach(IntConsumer reader) {
        IntStream.range(0, count())
                .parallel()
                .mapToObj(index -> problem(index, reader))
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(problem -> {
                    throw problem;
                });
    }

    private static @Nullable BadInputException problem(int index, IntConsumer reader) {
        try {
            reader.accept(index);
            return null;
        } catch (BadInputException e) {
            return e;
        }
    }

    /**
     * SHA-256 over the pixels and labels that the network is shown, computed once; see {@link ImageDigest}. The same whether images
     * are in memory or not.
     */
    public ContentId digest() {
        ContentId known = digest;
        if (known == null) {
            known = ImageDigest.of(this);
            digest = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return name + " (" + count() + " images " + shape + ", " + classes + " classes)";
    }
}
