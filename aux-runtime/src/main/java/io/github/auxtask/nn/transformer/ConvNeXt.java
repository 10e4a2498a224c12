package io.github.auxtask.nn.transformer;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.ParameterKind;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * ConvNeXt (Liu et al. 2022): a convolutional network built like a transformer, of depthwise 7x7 convolutions, layer normalisation, GELU and
 * layer scale. ConvNeXt-T has 28,589,128 parameters for thousand classes; features [N, 768, 7, 7] of images of 224 x 224 pixels. Names as in
 * timm, {@code models/convnext.py}; without stochastic depth.
 */
public final class ConvNeXt implements Backbone {
    private static final double EPSILON = 1e-6;
    private static final int EXPANSION = 4;
    private static final int KERNEL = 7;
    private static final int PATCH = 4;

    private final List<Integer> depths;
    private final List<Integer> widths;
    private final int classes;

    /**
     * A network.
     *
     * @param depths blocks of each stage
     * @param widths channels of each stage, as many
     */
    public ConvNeXt(List<Integer> depths, List<Integer> widths, int classes) {
        if (depths.size() != widths.size()) {
            throw new IllegalArgumentException(depths.size() + " depths, but " + widths.size() + " widths");
        }
        this.depths = List.copyOf(depths);
        this.widths = List.copyOf(widths);
        this.classes = classes;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = normalised(x.conv("stem.0", patches(widths.get(0), PATCH)), "stem.1");
        for (int stage = 0; stage < depths.size(); stage++) {
            String name = "stages." + stage;
            long width = widths.get(stage);
            if (stage > 0) {
                h = normalised(h, name + ".downsample.0").conv(name + ".downsample.1", patches(width, 2));
            }
            for (int block = 0; block < depths.get(stage); block++) {
                h = h.in(name + ".blocks." + block, ConvNeXt::block);
            }
        }
        Tensor pooled = h.globalAveragePool().flatten().layerNorm("head.norm", EPSILON);
        return new Output(h, pooled.linear("head.fc", classes));
    }

    /** A convolution over squares that do not overlap. */
    private static Conv patches(long width, int side) {
        return Conv.of(width, side).stride(side).padding(0).withBias();
    }

    private static Tensor block(Tensor x) {
        long width = x.size(1);
        Tensor scale = x.graph().parameter("gamma", ParameterKind.LAYER_SCALE, width);
        Tensor h = x.conv("conv_dw", Conv.of(width, KERNEL).groups(width).withBias());
        h = channelsBehind(h).layerNorm("norm", EPSILON);
        h = h.linear("mlp.fc1", EXPANSION * width).gelu().linear("mlp.fc2", width);
        return channelsFirst(h.mul(scale)).add(x);
    }

    /** Layer normalisation over the channels of each place. */
    private static Tensor normalised(Tensor map, String name) {
        return channelsFirst(channelsBehind(map).layerNorm(name, EPSILON));
    }

    private static Tensor channelsBehind(Tensor map) {
        return map.permuted(0, 2, 3, 1);
    }

    private static Tensor channelsFirst(Tensor map) {
        return map.permuted(0, 3, 1, 2);
    }

    /** The architecture {@code convnext_tiny}. */
    public static final class Tiny implements Architecture {
        private static final int SMALLEST = 32;

        @Override
        public String name() {
            return "convnext_tiny";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.IMAGENET);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new ConvNeXt(List.of(3, 3, 9, 3), List.of(96, 192, 384, 768), classes);
        }
    }
}
