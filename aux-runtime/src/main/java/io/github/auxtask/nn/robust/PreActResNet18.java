package io.github.auxtask.nn.robust;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * The pre-activated ResNet-18 (He et al. 2016, "Identity mappings") for 32x32 images, as code for adversarial training has it: 11,172,170
 * parameters for ten classes, features [N, 512, 4, 4]. Published code differs in two places, which are settings. Names as in RobustBench,
 * {@code PreActResNet}.
 */
public final class PreActResNet18 implements Backbone {
    private static final int STEM = 64;
    private static final int STAGES = 4;
    private static final int BLOCKS = 2;
    private static final int SMALLEST = 8;

    private final int classes;
    private final boolean lastNorm;
    private final boolean activatedShortcut;

    /**
     * A classifier into this many classes.
     *
     * @param lastNorm whether a batch normalisation and a ReLU stand before the last pooling, as in the paper; kuangliu's code leaves them out
     * @param activatedShortcut whether the path around a block whose shape changes takes the activated input, as in the paper, or the block's
     *     input as it is
     */
    public PreActResNet18(int classes, boolean lastNorm, boolean activatedShortcut) {
        this.classes = classes;
        this.lastNorm = lastNorm;
        this.activatedShortcut = activatedShortcut;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = x.conv("conv1", STEM, 3);
        for (int stage = 0; stage < STAGES; stage++) {
            long width = (long) STEM << stage;
            for (int block = 0; block < BLOCKS; block++) {
                long stride = stage > 0 && block == 0 ? 2 : 1;
                h = h.in("layer" + (stage + 1) + "." + block, t -> block(t, width, stride));
            }
        }
        h = lastNorm ? h.batchNorm("bn").relu() : h;
        return new Output(h, h.globalAveragePool().flatten().linear("linear", classes));
    }

    private Tensor block(Tensor x, long width, long stride) {
        Tensor activated = x.batchNorm("bn1").relu();
        Tensor h = activated.conv("conv1", width, 3, stride);
        h = h.batchNorm("bn2").relu().conv("conv2", width, 3);
        if (stride == 1 && x.size(1) == width) {
            return h.add(x);
        }
        Tensor around = activatedShortcut ? activated : x;
        return h.add(around.conv("shortcut.0", width, 1, stride));
    }

    /** The architecture {@code preact_resnet18}. */
    public static final class Named implements Architecture {
        private static final String LAST_NORM = "last-norm";
        private static final String SHORTCUT = "shortcut";
        private static final String ACTIVATED = "activated";

        @Override
        public String name() {
            return "preact_resnet18";
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(
                    SettingKey.flag(
                            LAST_NORM,
                            true,
                            "whether a batch normalisation stands before the last pooling: where a file of weights has bn.weight"),
                    SettingKey.choice(
                            SHORTCUT,
                            ACTIVATED,
                            List.of(ACTIVATED, "input"),
                            "what the path around a block takes where the shape changes: the activated input, or the input as it"
                                    + " is; no file of weights tells"));
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new PreActResNet18(
                    classes, settings.flag(LAST_NORM), settings.text(SHORTCUT).equals(ACTIVATED));
        }
    }
}
