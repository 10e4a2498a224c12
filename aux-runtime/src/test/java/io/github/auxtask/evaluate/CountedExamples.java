package io.github.auxtask.evaluate;

import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;

/** Examples that know how often each was asked for. */
public final class CountedExamples implements Examples {
    private final Examples whole;
    private final int[] asked;

    public CountedExamples(Examples whole) {
        this.whole = whole;
        this.asked = new int[whole.count()];
    }

    public int asked(int position) {
        return asked[position];
    }

    @Override
    public int count() {
        return whole.count();
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
        return whole.index(position);
    }

    @Override
    public int label(int position) {
        return whole.label(position);
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        asked[position]++;
        whole.write(position, epoch, out, at);
    }
}
