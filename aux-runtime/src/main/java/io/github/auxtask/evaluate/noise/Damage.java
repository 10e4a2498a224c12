package io.github.auxtask.evaluate.noise;

import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/** Random damage to one image. */
interface Damage {
    /** In messages and in the names of streams: {@code pixels-off}. */
    String name();

    /**
     * Damages an image.
     *
     * @param levels from 0 to 255, [channel, row, column]; changed
     * @param random of this image and repetition
     */
    void apply(float[] levels, ImageShape shape, RandomStream random);

    /**
     * Refuses images that it makes no sense for.
     *
     * @throws io.github.auxtask.core.BadInputException which names the setting
     */
    default void check(ImageShape shape) {}
}
