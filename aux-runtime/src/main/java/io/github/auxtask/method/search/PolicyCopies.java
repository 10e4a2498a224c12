package io.github.auxtask.method.search;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.deepaugment.PolicyApplier;
import io.github.auxtask.data.deepaugment.transform.CutOut;
import io.github.auxtask.data.image.ImageShape;

/**
 * Images, and behind them for each of a few policies a copy of all that it has changed: the same in every epoch, as DeepAugment's children
 * are trained. All draws of a copy come from the stream (seed, "policy copy", policy, index).
 */
final class PolicyCopies implements Examples {
    private final Examples originals;
    private final PolicyApplier applier;
    private final long seed;

    PolicyCopies(Examples originals, PolicyApplier applier, long seed) {
        this.originals = originals;
        this.applier = applier;
        this.seed = seed;
    }

    @Override
    public int count() {
        return originals.count() * (1 + applier.count());
    }

    @Override
    public int classes() {
        return originals.classes();
    }

    @Override
    public ImageShape shape() {
        return originals.shape();
    }

    private int original(int position) {
        return position % originals.count();
    }

    @Override
    public int index(int position) {
        return originals.index(original(position));
    }

    @Override
    public int label(int position) {
        return originals.label(original(position));
    }

    @Override
    public void write(int position, int epoch, float[] out, int at) {
        originals.write(original(position), epoch, out, at);
        int policy = position / originals.count() - 1;
        if (policy >= 0) {
            RandomStream random = RandomStream.of(seed, "policy copy", policy, index(position));
            applier.apply(policy, CutOut.NONE, out, at, applier.room(), random);
        }
    }
}
