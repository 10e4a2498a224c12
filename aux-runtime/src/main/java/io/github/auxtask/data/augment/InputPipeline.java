package io.github.auxtask.data.augment;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All that is done to images between their bytes and the network, one thing after another. Every transform draws from a stream of its
 * own for each image and epoch, (seed, "augmentation NAME", epoch, index, n) with n counting transforms of that name, so that what one
 * draws depends neither on batches and threads nor on which others there are.
 */
public final class InputPipeline {
    private static final float WHITE = 255f;

    private final ImageShape input;
    private final List<ImageTransform> transforms;
    private final List<ImageShape> shapes = new ArrayList<>();
    private final List<Integer> repetitions = new ArrayList<>();
    private final int draws;

    /**
     * A pipeline.
     *
     * @param input shape of the stored images
     * @param transforms in this order
     * @throws io.github.auxtask.core.BadInputException if one cannot be done to what comes out of those before it
     */
    public InputPipeline(ImageShape input, List<ImageTransform> transforms) {
        this.input = input;
        this.transforms = List.copyOf(transforms);
        shapes.add(input);
        Map<String, Integer> seen = new HashMap<>();
        int sum = 0;
        for (ImageTransform transform : transforms) {
            shapes.add(transform.output(shapes.get(shapes.size() - 1)));
            repetitions.add(seen.merge(transform.name(), 1, Integer::sum) - 1);
            sum += transform.draws();
        }
        draws = sum;
    }

    /** Shape of the stored images. */
    public ImageShape input() {
        return input;
    }

    /** Shape of what the network is given. */
    public ImageShape output() {
        return shapes.get(transforms.size());
    }

    /** What is done, in this order. */
    public List<ImageTransform> transforms() {
        return transforms;
    }

    /** How many numbers are drawn for each image, by all transforms in their order. */
    public int draws() {
        return draws;
    }

    /**
     * Draws the numbers of one image.
     *
     * @param seed of the run
     * @param index the image's, in its data set
     * @param out receives {@link #draws} numbers from {@code at} on
     */
    public void draw(long seed, int epoch, int index, float[] out, int at) {
        int place = at;
        for (int i = 0; i < transforms.size(); i++) {
            ImageTransform transform = transforms.get(i);
            if (transform.draws() > 0) {
                RandomStream random =
                        RandomStream.of(seed, "augmentation " + transform.name(), epoch, index, repetitions.get(i));
                transform.draw(random, shapes.get(i), out, place);
                place += transform.draws();
            }
        }
    }

    /**
     * Does it all to one image, on this thread.
     *
     * @param pixels unsigned bytes, [channel, row, column] from {@code from} on; only read
     * @param numbers what was drawn, from {@code drawn} on
     * @param out receives {@code output().size()} floats from {@code at} on
     */
    public void apply(byte[] pixels, int from, float[] numbers, int drawn, float[] out, int at) {
        float[] image = new float[input.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (pixels[from + i] & 0xFF) / WHITE;
        }
        int place = drawn;
        for (int i = 0; i < transforms.size(); i++) {
            image = transforms.get(i).apply(image, shapes.get(i), numbers, place);
            place += transforms.get(i).draws();
        }
        System.arraycopy(image, 0, out, at, image.length);
    }

    @Override
    public String toString() {
        return input + " " + transforms + " " + output();
    }
}
