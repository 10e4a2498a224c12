package io.github.auxtask.nn.imagenet;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Encoder;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * ResNet-101 (He et al. 2016, table 1) with the stride in the 3x3 convolution of a block and not in the 1x1 before it: 44,549,160
 * parameters for thousand classes, features [N, 2048, 7, 7] of images of 224 x 224 pixels. Names as in torchvision, {@code
 * models/resnet.py}.
 */
public final class ResNet101 implements Encoder {
    private static final int[] BLOCKS = {3, 4, 23, 3};
    private static final int STEM = 64;
    private static final int EXPANSION = 4;
    private static final int SMALLEST = 32;

    private final int classes;

    /** A classifier into this many classes. */
    public ResNet101(int classes) {
        this.classes = classes;
    }

    @Override
    public List<String> depths() {
        return List.of("layer1", "layer2", "layer3");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).linear("fc", classes));
    }

    @Override
    public Tensor map(Tensor x) {
        return map(x, BLOCKS);
    }

    /** The map of a network with so many blocks in each of its four stages, as ResNet-50 has it too. */
    static Tensor map(Tensor x, int... blocks) {
        Tensor h = x.conv("conv1", Conv.of(STEM, 7).stride(2)).batchNorm("bn1").relu();
        h = h.maxPool(3, 2, 1);
        for (int stage = 0; stage < blocks.length; stage++) {
            long width = (long) STEM << stage;
            for (int i = 0; i < blocks[stage]; i++) {
                long stride = stage > 0 && i == 0 ? 2 : 1;
                h = h.in("layer" + (stage + 1) + "." + i, t -> block(t, width, stride));
            }
            h = h.tap("layer" + (stage + 1));
        }
        return h;
    }

    private static Tensor block(Tensor x, long width, long stride) {
        long wide = EXPANSION * width;
        Tensor h = x.conv("conv1", width, 1).batchNorm("bn1").relu();
        h = h.conv("conv2", width, 3, stride).batchNorm("bn2").relu();
        h = h.conv("conv3", wide, 1).batchNorm("bn3");
        boolean same = stride == 1 && x.size(1) == wide;
        Tensor around = same ? x : x.conv("downsample.0", wide, 1, stride).batchNorm("downsample.1");
        return h.add(around).relu();
    }

    /** The architecture {@code resnet101}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "resnet101";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.IMAGENET);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new ResNet101(classes);
        }
    }
}
