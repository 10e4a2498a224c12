package io.github.auxtask.evaluate.noise;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.RandomStream;
import io.github.auxtask.data.image.ImageShape;

/**
 * Random pixels set to 0 in all channels (Signed Input Regularization, Table 5: 50 of them).
 *
 * @param pixels how many different ones
 */
record PixelsOff(int pixels) implements Damage {
    @Override
    public String name() {
        return "pixels-off";
    }

    @Override
    public void check(ImageShape shape) {
        if (pixels > shape.plane()) {
            throw new BadInputException("pixels is " + pixels + ", but images of " + shape + " have only "
                    + shape.plane() + ": make it smaller.");
        }
    }

    @Override
    public void apply(float[] levels, ImageShape shape, RandomStream random) {
        at(levels, shape, positions(shape.plane(), random));
    }

    /** Different positions, each set of them equally likely: the beginning of a permutation by Fisher and Yates. */
    private int[] positions(int plane, RandomStream random) {
        int[] all = new int[plane];
        for (int i = 0; i < plane; i++) {
            all[i] = i;
        }
        int[] chosen = new int[pixels];
        for (int i = 0; i < pixels; i++) {
            int j = i + random.nextInt(plane - i);
            chosen[i] = all[j];
            all[j] = all[i];
        }
        return chosen;
    }

    /**
     * Sets pixels to 0.
     *
     * @param positions row x width + column
     */
    static void at(float[] levels, ImageShape shape, int[] positions) {
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int position : positions) {
                levels[channel * shape.plane() + position] = 0;
            }
        }
    }
}
