package io.github.auxtask.evaluate.engine;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import java.util.stream.IntStream;

/** Some of the test images. */
final class SelectedExamples implements Examples {
    private final Examples whole;
    private final int[] positions;

    private SelectedExamples(Examples whole, int[] positions) {
        this.whole = whole;
        this.positions = positions;
    }

    /**
     * The test images that an evaluation is about.
     *
     * @param skipFirst images that are left out, by index in the data set
     * @param images how many of the others, from the first on; 0 for all
     * @throws BadInputException if none are left
     */
    static Examples of(Examples whole, int skipFirst, int images) {
        int[] left = IntStream.range(0, whole.count())
                .filter(position -> whole.index(position) >= skipFirst)
                .toArray();
        if (left.length == 0) {
            throw new BadInputException("skip-first is " + skipFirst + ", which leaves none of the " + whole.count()
                    + " test images: make it smaller.");
        }
        int count = images == 0 ? left.length : Math.min(images, left.length);
        return new SelectedExamples(whole, IntStream.of(left).limit(count).toArray());
    }

    @Override
    public int count() {
        return positions.length;
    }

    @Override
    public int classes() {
        return whole.classes();
    }

    @Override
    public ImageShape shape() {
        return whole.shape();
    }

    @Override
    public int index(int position) {
        return whole.index(positions[position]);
    }

    @Override
    public int label(int position) {
        return whole.label(positions[position]);
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        whole.write(positions[position], epoch, out, at);
    }
}
