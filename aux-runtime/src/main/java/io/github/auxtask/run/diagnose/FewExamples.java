package io.github.auxtask.run.diagnose;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;

/**
 * The first of some examples, for what is only timed.
 *
 * @param count of them, at most as many as there are
 */
record FewExamples(Examples all, int count) implements Examples {
    FewExamples {
        count = Math.min(count, all.count());
    }

    @Override
    public int classes() {
        return all.classes();
    }

    @Override
    public ImageShape shape() {
        return all.shape();
    }

    @Override
    public int index(int position) {
        return all.index(position);
    }

    @Override
    public int label(int position) {
        return all.label(position);
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        all.write(position, epoch, out, at);
    }
}
