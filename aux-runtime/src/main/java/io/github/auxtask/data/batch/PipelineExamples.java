package io.github.auxtask.data.batch;

import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.image.ImageSet;
import io.github.auxtask.data.image.ImageShape;

/**
 * Images of a set, chosen by index, that go through a pipeline: on the loader's threads where floats are asked for, or later, on the
 * device, where they are asked for as they are stored.
 */
public final class PipelineExamples implements StoredExamples {
    private final ImageSet images;
    private final int[] members;
    private final InputPipeline pipeline;
    private final long seed;

    /**
     * Examples.
     *
     * @param members indices into the images, in this order
     * @param pipeline for images of their shape
     * @param seed of the run, which all draws follow from
     * @throws IllegalArgumentException if an index is none, or the shape another
     */
    public PipelineExamples(ImageSet images, int[] members, InputPipeline pipeline, long seed) {
        if (!pipeline.input().equals(images.shape())) {
            throw new IllegalArgumentException(images + " are not of the shape " + pipeline.input());
        }
        for (int member : members) {
            if (member < 0 || member >= images.count()) {
                throw new IllegalArgumentException(images + " has no image " + member);
            }
        }
        this.images = images;
        this.members = members.clone();
        this.pipeline = pipeline;
        this.seed = seed;
    }

    /** What is done to the images. */
    public InputPipeline pipeline() {
        return pipeline;
    }

    @Override
    public int count() {
        return members.length;
    }

    @Override
    public int classes() {
        return images.classes();
    }

    @Override
    public ImageShape shape() {
        return pipeline.output();
    }

    @Override
    public ImageShape stored() {
        return pipeline.input();
    }

    @Override
    public int draws() {
        return pipeline.draws();
    }

    @Override
    public int index(int position) {
        return members[position];
    }

    @Override
    public int label(int position) {
        return images.label(members[position]);
    }

    @Override
    public void writeStored(int position, byte[] out, int at) {
        images.read(members[position], out, at);
    }

    @Override
    public void draw(int position, int epoch, float[] out, int at) {
        pipeline.draw(seed, epoch, members[position], out, at);
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        byte[] pixels = new byte[stored().size()];
        float[] numbers = new float[draws()];
        writeStored(position, pixels, 0);
        draw(position, epoch, numbers, 0);
        pipeline.apply(pixels, 0, numbers, 0, out, at);
    }
}
