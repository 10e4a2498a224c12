package io.github.auxtask.nn.imagenet;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Encoder;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * ResNet-50 (He et al. 2016, table 1) with the stride in the 3x3 convolution of a block: 25,557,032 parameters for thousand classes,
 * features [N, 2048, 7, 7] of images of 224 x 224 pixels. Names as in torchvision, {@code models/resnet.py}, and timm, {@code resnet50}.
 */
public final class ResNet50 implements Encoder {
    private static final int[] BLOCKS = {3, 4, 6, 3};
    private static final int SMALLEST = 32;

    private final int classes;

    /** A classifier into this many classes. */
    public ResNet50(int classes) {
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
        return ResNet101.map(x, BLOCKS);
    }

    /** The architecture {@code resnet50}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "resnet50";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.IMAGENET);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new ResNet50(classes);
        }
    }
}
