package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;

/**
 * The wide residual network (Zagoruyko and Komodakis 2016) for 32x32 images, pre-activated, without dropout. WRN-40-2 has 2,242,256
 * parameters and a classifier of 1,290 for ten classes; features [N, 128, 8, 8]. WRN-28-10 and WRN-34-10 are those that TRADES and most of
 * RobustBench have: 36,479,194 and 46,160,474 parameters, features [N, 640, 8, 8]. Names and the shortcut, which takes the
 * activated input where the width changes, as in the self-supervision paper's released code (sheet, section 2) and in RobustBench's
 * {@code WideResNet}.
 */
public final class WideResNet implements Backbone {
    private static final int STEM = 16;
    private static final int CONVOLUTIONS_OUTSIDE = 4;
    private static final int CONVOLUTIONS_OF_A_BLOCK_IN_EACH_GROUP = 6;

    private static final int SMALLEST = 4;

    private final int blocks;
    private final int widening;
    private final int classes;

    /**
     * A network of this depth.
     *
     * @param depth 4 more than a multiple of 6: 40 for WRN-40-2
     * @param widening factor of the widths 16, 32 and 64
     */
    public WideResNet(int depth, int widening, int classes) {
        if ((depth - CONVOLUTIONS_OUTSIDE) % CONVOLUTIONS_OF_A_BLOCK_IN_EACH_GROUP != 0) {
            throw new IllegalArgumentException("the depth must be 4 more than a multiple of 6, not " + depth);
        }
        this.blocks = (depth - CONVOLUTIONS_OUTSIDE) / CONVOLUTIONS_OF_A_BLOCK_IN_EACH_GROUP;
        this.widening = widening;
        this.classes = classes;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = x.conv("conv1", STEM, 3);
        for (int group = 1; group <= 3; group++) {
            long width = ((long) widening * STEM) << (group - 1);
            for (int block = 0; block < blocks; block++) {
                long stride = group > 1 && block == 0 ? 2 : 1;
                h = h.in("block" + group + ".layer." + block, t -> block(t, width, stride));
            }
        }
        h = h.batchNorm("bn1").relu();
        return new Output(h, h.globalAveragePool().flatten().linear("fc", classes));
    }

    private static Tensor block(Tensor x, long width, long stride) {
        Tensor activated = x.batchNorm("bn1").relu();
        Tensor h = activated.conv("conv1", width, 3, stride).batchNorm("bn2").relu();
        h = h.conv("conv2", width, 3);
        return x.size(1) == width
                ? x.add(h)
                : activated.conv("convShortcut", width, 1, stride).add(h);
    }

    private static InputSize sizes() {
        return new InputSize(SMALLEST, InputSize.CIFAR);
    }

    /** The architecture {@code wrn_28_10}. */
    public static final class Of28x10 implements Architecture {
        @Override
        public String name() {
            return "wrn_28_10";
        }

        @Override
        public InputSize inputs() {
            return sizes();
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new WideResNet(28, 10, classes);
        }
    }

    /** The architecture {@code wrn_34_10}. */
    public static final class Of34x10 implements Architecture {
        @Override
        public String name() {
            return "wrn_34_10";
        }

        @Override
        public InputSize inputs() {
            return sizes();
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new WideResNet(34, 10, classes);
        }
    }

    /** The architecture {@code wrn_40_2}. */
    public static final class Of40x2 implements Architecture {
        @Override
        public String name() {
            return "wrn_40_2";
        }

        @Override
        public InputSize inputs() {
            return sizes();
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new WideResNet(40, 2, classes);
        }
    }
}
