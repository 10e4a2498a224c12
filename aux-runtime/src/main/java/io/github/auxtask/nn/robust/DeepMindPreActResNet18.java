package io.github.auxtask.nn.robust;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * The pre-activated ResNet-18 of DeepMind's robust models (Gowal et al. 2021, Rebuffi et al. 2021): SiLU, a 3x3 convolution on the path
 * around a block whose shape changes, which takes the block's input as it is. 12,548,426 parameters for ten classes, features
 * [N, 512, 4, 4]. Names as in RobustBench, {@code DMPreActResNet}.
 */
public final class DeepMindPreActResNet18 implements Backbone {
    private static final int STEM = 64;
    private static final int STAGES = 4;
    private static final int BLOCKS = 2;
    private static final int SMALLEST = 8;

    private final int classes;
    private final PublishedInput input;

    /** A classifier into this many classes. */
    public DeepMindPreActResNet18(int classes, PublishedInput input) {
        this.classes = classes;
        this.input = input;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = input.applied(x).conv("conv_2d", STEM, 3);
        for (int stage = 0; stage < STAGES; stage++) {
            long width = (long) STEM << stage;
            for (int block = 0; block < BLOCKS; block++) {
                long stride = stage > 0 && block == 0 ? 2 : 1;
                h = h.in("layer_" + stage + "." + block, t -> block(t, width, stride));
            }
        }
        h = h.batchNorm("batchnorm").silu();
        return new Output(h, h.globalAveragePool().flatten().linear("logits", classes));
    }

    private static Tensor block(Tensor x, long width, long stride) {
        Tensor h = DeepMindWideResNet.padded(x.batchNorm("batchnorm_0").silu(), "conv_2d_1", width, stride);
        h = h.batchNorm("batchnorm_1").silu().conv("conv_2d_2", width, 3);
        boolean same = stride == 1 && x.size(1) == width;
        return h.add(same ? x : DeepMindWideResNet.padded(x, "shortcut", width, stride));
    }

    /** The architecture {@code dm_preact_resnet18}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "dm_preact_resnet18";
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
            return new DeepMindPreActResNet18(classes, PublishedInput.of(settings));
        }
    }
}
