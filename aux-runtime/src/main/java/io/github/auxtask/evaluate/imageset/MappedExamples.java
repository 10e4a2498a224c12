package io.github.auxtask.evaluate.imageset;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.augment.ByteResize;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Images of another data set as the classifier takes them: resized to its size, bilinear with antialiasing and rounded to whole levels
 * as Pillow does it, then standardised as its own.
 */
final class MappedExamples implements Examples {
    private final ImageSet images;
    private final int[] members;
    private final Map<Integer, Integer> labels;
    private final int classes;
    private final ImageShape shape;
    private final Standardisation standardisation;

    /**
     * What the classifier takes.
     *
     * @param classes how many it has
     * @param shape of its images
     * @param standardisation of its images
     */
    record Target(int classes, ImageShape shape, Standardisation standardisation) {}

    private MappedExamples(ImageSet images, int[] members, Map<Integer, Integer> labels, Target target) {
        this.images = images;
        this.members = members;
        this.labels = labels;
        this.classes = target.classes();
        this.shape = target.shape();
        this.standardisation = target.standardisation();
    }

    /**
     * All images of the classes that are mapped.
     *
     * @throws BadInputException if they have other channels than the classifier's
     */
    static MappedExamples of(ImageSet images, Map<Integer, Integer> labels, Target target) {
        if (images.shape().channels() != target.shape().channels()) {
            throw new BadInputException("The images of " + images + " have "
                    + images.shape().channels() + " channels, but the classifier takes "
                    + target.shape().channels() + ": name another data set.");
        }
        int[] members = IntStream.range(0, images.count())
                .filter(index -> labels.containsKey(images.label(index)))
                .toArray();
        return new MappedExamples(images, members, labels, target);
    }

    /**
     * The same without images whose channels are equal everywhere.
     *
     * @throws BadInputException for the first image that cannot be read
     */
    MappedExamples withoutGrey() {
        int[] coloured = IntStream.of(members)
                .parallel()
                .filter(index -> !isGrey(index))
                .sorted()
                .toArray();
        return new MappedExamples(images, coloured, labels, target());
    }

    /** The first so many; 0 for all. */
    MappedExamples first(int most) {
        return most == 0 || most >= members.length
                ? this
                : new MappedExamples(images, Arrays.copyOf(members, most), labels, target());
    }

    private Target target() {
        return new Target(classes, shape, standardisation);
    }

    private boolean isGrey(int index) {
        ImageShape own = images.shape();
        byte[] pixels = new byte[own.size()];
        images.read(index, pixels, 0);
        for (int i = own.plane(); i < pixels.length; i++) {
            if (pixels[i] != pixels[i - own.plane()]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int count() {
        return members.length;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public int index(int position) {
        return members[position];
    }

    @Override
    public int label(int position) {
        return labels.getOrDefault(images.label(members[position]), -1);
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        ImageShape own = images.shape();
        byte[] pixels = new byte[own.size()];
        images.read(members[position], pixels, 0);
        byte[] resized = new byte[shape.size()];
        ByteResize.bilinear(pixels, 0, own, shape.height(), shape.width(), resized, 0);
        standardisation.apply(resized, 0, shape, out, at);
    }
}
