package io.github.auxtask.nn.robust;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;

/**
 * ResNet-50 (He et al. 2016) as usual for 32x32 images: a 3x3 stem without pooling, 23,520,842 parameters for ten classes, features
 * [N, 2048, 4, 4]. Names as in RobustBench, {@code ResNet} with {@code Bottleneck}.
 */
public final class CifarResNet50 implements Backbone {
    private static final int[] BLOCKS = {3, 4, 6, 3};
    private static final int STEM = 64;
    private static final int EXPANSION = 4;
    private static final int SMALLEST = 8;

    private final int classes;

    /** A classifier into this many classes. */
    public CifarResNet50(int classes) {
        this.classes = classes;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = x.conv("conv1", STEM, 3).batchNorm("bn1").relu();
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            long width = (long) STEM << stage;
            for (int block = 0; block < BLOCKS[stage]; block++) {
                long stride = stage > 0 && block == 0 ? 2 : 1;
                h = h.in("layer" + (stage + 1) + "." + block, t -> block(t, width, stride));
            }
        }
        return new Output(h, h.globalAveragePool().flatten().linear("linear", classes));
    }

    private static Tensor block(Tensor x, long width, long stride) {
        long wide = EXPANSION * width;
        Tensor h = x.conv("conv1", width, 1).batchNorm("bn1").relu();
        h = h.conv("conv2", width, 3, stride).batchNorm("bn2").relu();
        h = h.conv("conv3", wide, 1).batchNorm("bn3");
        boolean same = stride == 1 && x.size(1) == wide;
        return h.add(same ? x : x.conv("shortcut.0", wide, 1, stride).batchNorm("shortcut.1"))
                .relu();
    }

    /** The architecture {@code resnet50_cifar}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "resnet50_cifar";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new CifarResNet50(classes);
        }
    }
}
