package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;

/**
 * ResNet-18 (He et al. 2016) as usual for 32x32 images: a 3x3 stem without pooling, 11,173,962 parameters for ten classes,
 * features [N, 512, 4, 4]. Names as in kuangliu/pytorch-cifar, {@code models/resnet.py}.
 */
public final class ResNet18 implements Backbone {
    private final int classes;

    /** A classifier into this many classes. */
    public ResNet18(int classes) {
        this.classes = classes;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = x.conv("conv1", 64, 3).batchNorm("bn1").relu();
        h = BasicBlock.stage(h, "layer1", 2, 64, 1);
        h = BasicBlock.stage(h, "layer2", 2, 128, 2);
        h = BasicBlock.stage(h, "layer3", 2, 256, 2);
        h = BasicBlock.stage(h, "layer4", 2, 512, 2);
        return new Output(h, h.globalAveragePool().flatten().linear("linear", classes));
    }

    /** The architecture {@code resnet18}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "resnet18";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(8, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new ResNet18(classes);
        }
    }
}
