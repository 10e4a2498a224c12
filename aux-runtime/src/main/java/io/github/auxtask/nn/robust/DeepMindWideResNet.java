package io.github.auxtask.nn.robust;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * The wide residual network as DeepMind's robust models have it (Gowal et al. 2020, Rebuffi et al. 2021): SiLU in place of ReLU, and
 * padding at the bottom and on the right only where a convolution has stride 2. WRN-28-10 has 36,479,194 parameters for ten classes,
 * WRN-70-16 266,796,506; features [N, 64 times the widening, 8, 8]. Names as in RobustBench, {@code DMWideResNet}.
 */
public final class DeepMindWideResNet implements Backbone {
    private static final int STEM = 16;
    private static final int CONVOLUTIONS_OUTSIDE = 4;
    private static final int CONVOLUTIONS_OF_A_BLOCK_IN_EACH_GROUP = 6;
    private static final int SMALLEST = 4;

    private final int blocks;
    private final int widening;
    private final int classes;
    private final PublishedInput input;

    /**
     * A network of this depth.
     *
     * @param depth 4 more than a multiple of 6
     * @param widening factor of the widths 16, 32 and 64
     */
    public DeepMindWideResNet(int depth, int widening, int classes, PublishedInput input) {
        if ((depth - CONVOLUTIONS_OUTSIDE) % CONVOLUTIONS_OF_A_BLOCK_IN_EACH_GROUP != 0) {
            throw new IllegalArgumentException("the depth must be 4 more than a multiple of 6, not " + depth);
        }
        this.blocks = (depth - CONVOLUTIONS_OUTSIDE) / CONVOLUTIONS_OF_A_BLOCK_IN_EACH_GROUP;
        this.widening = widening;
        this.classes = classes;
        this.input = input;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = input.applied(x).conv("init_conv", STEM, 3);
        for (int group = 0; group < 3; group++) {
            long width = ((long) widening * STEM) << group;
            for (int block = 0; block < blocks; block++) {
                long stride = group > 0 && block == 0 ? 2 : 1;
                h = h.in("layer." + group + ".block." + block, t -> block(t, width, stride));
            }
        }
        h = h.batchNorm("batchnorm").silu();
        return new Output(h, h.globalAveragePool().flatten().linear("logits", classes));
    }

    private static Tensor block(Tensor x, long width, long stride) {
        Tensor activated = x.batchNorm("batchnorm_0").silu();
        Tensor h = padded(activated, "conv_0", width, stride);
        h = h.batchNorm("batchnorm_1").silu().conv("conv_1", width, 3);
        return x.size(1) == width
                ? x.add(h)
                : activated.conv("shortcut", width, 1, stride).add(h);
    }

    /** A 3x3 convolution padded as TensorFlow's SAME: with stride 2 only behind the last row and column. */
    static Tensor padded(Tensor x, String name, long width, long stride) {
        return stride == 1
                ? x.conv(name, width, 3)
                : x.zeroPadded(0, 1, 0, 1)
                        .conv(name, Conv.of(width, 3).stride(stride).padding(0));
    }

    /** What the published networks have in common. */
    private abstract static class Published implements Architecture {
        private final int depth;
        private final int widening;

        Published(int depth, int widening) {
            this.depth = depth;
            this.widening = widening;
        }

        @Override
        public String name() {
            return "dm_wrn_" + depth + "_" + widening;
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(PublishedInput.KEY);
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new DeepMindWideResNet(depth, widening, classes, PublishedInput.of(settings));
        }
    }

    /** The architecture {@code dm_wrn_28_10}. */
    public static final class Of28x10 extends Published {
        /** As the registry makes it. */
        public Of28x10() {
            super(28, 10);
        }
    }

    /** The architecture {@code dm_wrn_70_16}. */
    public static final class Of70x16 extends Published {
        /** As the registry makes it. */
        public Of70x16() {
            super(70, 16);
        }
    }
}
