package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * MobileNetV2 (Sandler et al. 2018) for 32x32 images: 2,296,922 parameters for ten classes, features [N, 1280, 4, 4]. Names as
 * in kuangliu/pytorch-cifar, {@code models/mobilenetv2.py}, with its smaller strides, ReLU for ReLU6, and shortcuts with a
 * projection where only the width changes.
 */
public final class MobileNetV2 implements Encoder {
    /** The paper's table 2: expansion, width, blocks and stride of each stage. */
    private static final int[][] STAGES = {
        {1, 16, 1, 1},
        {6, 24, 2, 1},
        {6, 32, 3, 2},
        {6, 64, 4, 2},
        {6, 96, 3, 1},
        {6, 160, 3, 2},
        {6, 320, 1, 1},
    };

    private final int classes;

    /** A classifier into this many classes. */
    public MobileNetV2(int classes) {
        this.classes = classes;
    }

    @Override
    public List<String> depths() {
        return List.of("stage3", "stage5", "stage7");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).linear("linear", classes));
    }

    @Override
    public Tensor map(Tensor x) {
        Tensor h = x.conv("conv1", 32, 3).batchNorm("bn1").relu();
        int index = 0;
        int number = 0;
        for (int[] stage : STAGES) {
            int blocks = stage[2];
            for (int i = 0; i < blocks; i++) {
                int stride = i == 0 ? stage[3] : 1;
                h = h.in("layers." + index++, t -> block(t, stage[0], stage[1], stride));
            }
            number++;
            h = h.tap("stage" + number);
        }
        return h.conv("conv2", 1280, 1).batchNorm("bn2").relu();
    }

    /** The inverted residual: expand, filter each channel, project without an activation. */
    private static Tensor block(Tensor x, long expansion, long width, long stride) {
        long hidden = expansion * x.size(1);
        Tensor h = x.conv("conv1", hidden, 1).batchNorm("bn1").relu();
        h = h.conv("conv2", Conv.of(hidden, 3).stride(stride).groups(hidden))
                .batchNorm("bn2")
                .relu();
        h = h.conv("conv3", width, 1).batchNorm("bn3");
        return stride == 1 ? h.add(Shortcut.of(x, width, 1)) : h;
    }

    /** The architecture {@code mobilenetv2}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "mobilenetv2";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(8, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new MobileNetV2(classes);
        }
    }
}
