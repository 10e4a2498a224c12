package io.github.auxtask.data.deepaugment.transform;

import io.github.auxtask.core.RandomStream;

/** One of DeepAugment's transforms. */
@FunctionalInterface
public interface PolicyTransform {
    /**
     * Changes an image.
     *
     * @param magnitude how strongly, 0 to 1
     * @param random where its parameters are drawn from
     */
    void apply(LevelImage image, double magnitude, RandomStream random);
}
