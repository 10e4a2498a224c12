package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;

/**
 * ResNeXt-29 (Xie et al. 2017) with cardinality 2 and bottleneck width 64 for 32x32 images: 9,128,778 parameters for ten
 * classes, features [N, 1024, 8, 8]. Names and the 1x1 stem as in kuangliu/pytorch-cifar, {@code models/resnext.py}.
 */
public final class ResNeXt29 implements Backbone {
    private static final int CARDINALITY = 2;
    private static final int BOTTLENECK_WIDTH = 64;
    private static final int EXPANSION = 2;
    private static final int BLOCKS = 3;

    private final int classes;

    /** A classifier into this many classes. */
    public ResNeXt29(int classes) {
        this.classes = classes;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = x.conv("conv1", 64, 1).batchNorm("bn1").relu();
        h = stage(h, "layer1", BOTTLENECK_WIDTH, 1);
        h = stage(h, "layer2", 2 * BOTTLENECK_WIDTH, 2);
        h = stage(h, "layer3", 4 * BOTTLENECK_WIDTH, 2);
        return new Output(h, h.globalAveragePool().flatten().linear("linear", classes));
    }

    private static Tensor stage(Tensor x, String name, long bottleneck, long stride) {
        Tensor h = x.in(name + ".0", t -> block(t, bottleneck, stride));
        for (int i = 1; i < BLOCKS; i++) {
            h = h.in(name + "." + i, t -> block(t, bottleneck, 1));
        }
        return h;
    }

    private static Tensor block(Tensor x, long bottleneck, long stride) {
        long group = CARDINALITY * bottleneck;
        Tensor h = x.conv("conv1", group, 1).batchNorm("bn1").relu();
        h = h.conv("conv2", Conv.of(group, 3).stride(stride).groups(CARDINALITY))
                .batchNorm("bn2")
                .relu();
        h = h.conv("conv3", EXPANSION * group, 1).batchNorm("bn3");
        return h.add(Shortcut.of(x, EXPANSION * group, stride)).relu();
    }

    /** The architecture {@code resnext29_2x64d}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "resnext29_2x64d";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(4, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new ResNeXt29(classes);
        }
    }
}
