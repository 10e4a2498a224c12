package io.github.auxtask.nn.imagenet;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.InputSize;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Inception-ResNet-v2 (Szegedy et al. 2017): 55,843,464 parameters for thousand classes, features [N, 1536, 8, 8] of images of 299 x 299
 * pixels. Names as in timm, {@code models/inception_resnet_v2.py}. The average pooling of {@code mixed_5b} does not count the zeros
 * around the map.
 */
public final class InceptionResNetV2 implements Backbone {
    private static final double EPSILON = 0.001;
    private static final double DROPOUT = 0;
    private static final int SMALLEST = 75;
    private static final int USUAL = 299;

    private final int classes;
    private final double dropout;

    /** A classifier into this many classes, with this probability of dropout before the last layer. */
    public InceptionResNetV2(int classes, double dropout) {
        this.classes = classes;
        this.dropout = dropout;
    }

    @Override
    public Output apply(Tensor x) {
        Tensor h = unit(x, "conv2d_1a", halving(32));
        h = unit(h, "conv2d_2a", Conv.of(32, 3).padding(0));
        h = unit(h, "conv2d_2b", Conv.of(64, 3)).maxPool(3, 2, 0);
        h = unit(h, "conv2d_3b", Conv.of(80, 1));
        h = unit(h, "conv2d_4a", Conv.of(192, 3).padding(0)).maxPool(3, 2, 0);
        h = h.in("mixed_5b", InceptionResNetV2::stem);
        h = repeat(h, "repeat", 10, t -> residual(t, block35(t), 0.17).relu());
        h = h.in("mixed_6a", InceptionResNetV2::firstReduction);
        h = repeat(h, "repeat_1", 20, t -> residual(t, block17(t), 0.10).relu());
        h = h.in("mixed_7a", InceptionResNetV2::secondReduction);
        h = repeat(h, "repeat_2", 9, t -> residual(t, block8(t), 0.20).relu());
        h = h.in("block8", t -> residual(t, block8(t), 1));
        h = unit(h, "conv2d_7b", Conv.of(1536, 1));
        Tensor pooled = h.globalAveragePool().flatten().dropout(dropout);
        return new Output(h, pooled.linear("classif", classes));
    }

    private static Tensor repeat(Tensor x, String name, int times, UnaryOperator<Tensor> block) {
        Tensor h = x;
        for (int i = 0; i < times; i++) {
            h = h.in(name + "." + i, block);
        }
        return h;
    }

    /** Convolution, batch normalisation and ReLU. */
    private static Tensor unit(Tensor x, String name, Conv conv) {
        return x.in(name, t -> t.conv("conv", conv).batchNorm("bn", EPSILON).relu());
    }

    private static Conv halving(long width) {
        return Conv.of(width, 3).stride(2).padding(0);
    }

    private static Tensor stem(Tensor x) {
        Tensor one = unit(x, "branch0", Conv.of(96, 1));
        Tensor five = unit(unit(x, "branch1.0", Conv.of(48, 1)), "branch1.1", Conv.of(64, 5));
        Tensor three = unit(unit(x, "branch2.0", Conv.of(64, 1)), "branch2.1", Conv.of(96, 3));
        three = unit(three, "branch2.2", Conv.of(96, 3));
        Tensor pool = unit(x.averagePool(3, 1, 1, false), "branch3.1", Conv.of(64, 1));
        return Tensor.concat(List.of(one, five, three, pool), 1);
    }

    private static Tensor firstReduction(Tensor x) {
        Tensor three = unit(x, "branch0", halving(384));
        Tensor twice = unit(unit(x, "branch1.0", Conv.of(256, 1)), "branch1.1", Conv.of(256, 3));
        twice = unit(twice, "branch1.2", halving(384));
        return Tensor.concat(List.of(three, twice, x.maxPool(3, 2, 0)), 1);
    }

    private static Tensor secondReduction(Tensor x) {
        Tensor first = unit(unit(x, "branch0.0", Conv.of(256, 1)), "branch0.1", halving(384));
        Tensor second = unit(unit(x, "branch1.0", Conv.of(256, 1)), "branch1.1", halving(288));
        Tensor third = unit(unit(x, "branch2.0", Conv.of(256, 1)), "branch2.1", Conv.of(288, 3));
        third = unit(third, "branch2.2", halving(320));
        return Tensor.concat(List.of(first, second, third, x.maxPool(3, 2, 0)), 1);
    }

    private static Tensor block35(Tensor x) {
        Tensor one = unit(x, "branch0", Conv.of(32, 1));
        Tensor three = unit(unit(x, "branch1.0", Conv.of(32, 1)), "branch1.1", Conv.of(32, 3));
        Tensor twice = unit(unit(x, "branch2.0", Conv.of(32, 1)), "branch2.1", Conv.of(48, 3));
        return Tensor.concat(List.of(one, three, unit(twice, "branch2.2", Conv.of(64, 3))), 1);
    }

    private static Tensor block17(Tensor x) {
        Tensor one = unit(x, "branch0", Conv.of(192, 1));
        Tensor seven = unit(unit(x, "branch1.0", Conv.of(128, 1)), "branch1.1", Conv.of(160, 1, 7));
        return Tensor.concat(List.of(one, unit(seven, "branch1.2", Conv.of(192, 7, 1))), 1);
    }

    private static Tensor block8(Tensor x) {
        Tensor one = unit(x, "branch0", Conv.of(192, 1));
        Tensor three = unit(unit(x, "branch1.0", Conv.of(192, 1)), "branch1.1", Conv.of(224, 1, 3));
        return Tensor.concat(List.of(one, unit(three, "branch1.2", Conv.of(256, 3, 1))), 1);
    }

    /** What the branches found, as wide as the input, scaled and added to it (the paper's section 3.3). */
    private static Tensor residual(Tensor x, Tensor branches, double scale) {
        Tensor change = branches.conv("conv2d", Conv.of(x.size(1), 1).withBias());
        return (scale == 1 ? change : change.times(scale)).add(x);
    }

    /** The architecture {@code inception_resnet_v2}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "inception_resnet_v2";
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(SettingKey.number("dropout", DROPOUT, "probability of dropout before the last layer")
                    .atLeast(0)
                    .atMost(1));
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, USUAL);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new InceptionResNetV2(classes, settings.number("dropout"));
        }
    }
}
