package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * The smallest ResNet of the CIFAR family (He et al. 2016, section 4.2, n = 1) with projections: 78,042 parameters for ten
 * classes, features [N, 64, 8, 8]. For demonstrations and tests, where seconds count.
 */
public final class ResNet8 implements Encoder {
    private final int classes;

    /** A classifier into this many classes. */
    public ResNet8(int classes) {
        this.classes = classes;
    }

    @Override
    public List<String> depths() {
        return List.of("stage1", "stage2", "stage3");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).linear("linear", classes));
    }

    @Override
    public Tensor map(Tensor x) {
        Tensor h = x.conv("conv1", 16, 3).batchNorm("bn1").relu();
        h = BasicBlock.stage(h, "layer1", 1, 16, 1).tap("stage1");
        h = BasicBlock.stage(h, "layer2", 1, 32, 2).tap("stage2");
        return BasicBlock.stage(h, "layer3", 1, 64, 2).tap("stage3");
    }

    /** The architecture {@code resnet8}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "resnet8";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(4, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new ResNet8(classes);
        }
    }
}
