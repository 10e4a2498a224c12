package io.github.auxtask.nn.imagenet;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Encoder;
import io.github.auxtask.nn.InputSize;
import java.util.List;

/**
 * Inception-v3 (Szegedy et al. 2016) without its auxiliary head: 23,834,568 parameters for thousand classes, features [N, 2048, 8,
 * 8] of images of 299 x 299 pixels. Names as in torchvision, {@code models/inception.py}. torchvision's {@code transform_input}, which turns
 * ImageNet's standardisation into one by means and deviations of 0.5, is not part of it.
 */
public final class InceptionV3 implements Encoder {
    private static final double EPSILON = 0.001;
    private static final double DROPOUT = 0.5;
    private static final int SMALLEST = 75;
    private static final int USUAL = 299;

    private final int classes;
    private final double dropout;

    /** A classifier into this many classes, with this probability of dropout before the last layer. */
    public InceptionV3(int classes, double dropout) {
        this.classes = classes;
        this.dropout = dropout;
    }

    @Override
    public List<String> depths() {
        return List.of("Mixed_5d", "Mixed_6e", "Mixed_7c");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).dropout(dropout).linear("fc", classes));
    }

    @Override
    public Tensor map(Tensor x) {
        Tensor h = unit(x, "Conv2d_1a_3x3", Conv.of(32, 3).stride(2).padding(0));
        h = unit(h, "Conv2d_2a_3x3", Conv.of(32, 3).padding(0));
        h = unit(h, "Conv2d_2b_3x3", Conv.of(64, 3)).maxPool(3, 2, 0);
        h = unit(h, "Conv2d_3b_1x1", Conv.of(80, 1));
        h = unit(h, "Conv2d_4a_3x3", Conv.of(192, 3).padding(0)).maxPool(3, 2, 0);
        h = h.in("Mixed_5b", t -> small(t, 32));
        h = h.in("Mixed_5c", t -> small(t, 64));
        h = h.in("Mixed_5d", t -> small(t, 64)).tap("Mixed_5d");
        h = h.in("Mixed_6a", InceptionV3::firstReduction);
        h = h.in("Mixed_6b", t -> factorised(t, 128));
        h = h.in("Mixed_6c", t -> factorised(t, 160));
        h = h.in("Mixed_6d", t -> factorised(t, 160));
        h = h.in("Mixed_6e", t -> factorised(t, 192)).tap("Mixed_6e");
        h = h.in("Mixed_7a", InceptionV3::secondReduction);
        h = h.in("Mixed_7b", InceptionV3::wide);
        return h.in("Mixed_7c", InceptionV3::wide).tap("Mixed_7c");
    }

    /** Convolution, batch normalisation and ReLU. */
    private static Tensor unit(Tensor x, String name, Conv conv) {
        return x.in(name, t -> t.conv("conv", conv).batchNorm("bn", EPSILON).relu());
    }

    /** Inception-A, the paper's figure 5: a 5x5 path and one of two 3x3. */
    private static Tensor small(Tensor x, long pool) {
        Tensor one = unit(x, "branch1x1", Conv.of(64, 1));
        Tensor five = unit(unit(x, "branch5x5_1", Conv.of(48, 1)), "branch5x5_2", Conv.of(64, 5));
        Tensor three = unit(unit(x, "branch3x3dbl_1", Conv.of(64, 1)), "branch3x3dbl_2", Conv.of(96, 3));
        three = unit(three, "branch3x3dbl_3", Conv.of(96, 3));
        return Tensor.concat(List.of(one, five, three, pooled(x, pool)), 1);
    }

    private static Tensor firstReduction(Tensor x) {
        Tensor three = unit(x, "branch3x3", halving(384));
        Tensor twice = unit(unit(x, "branch3x3dbl_1", Conv.of(64, 1)), "branch3x3dbl_2", Conv.of(96, 3));
        twice = unit(twice, "branch3x3dbl_3", halving(96));
        return Tensor.concat(List.of(three, twice, x.maxPool(3, 2, 0)), 1);
    }

    /** Inception-C, figure 6: 7x7 as 1x7 and 7x1. */
    private static Tensor factorised(Tensor x, long width) {
        Tensor one = unit(x, "branch1x1", Conv.of(192, 1));
        Tensor seven = unit(unit(x, "branch7x7_1", Conv.of(width, 1)), "branch7x7_2", Conv.of(width, 1, 7));
        seven = unit(seven, "branch7x7_3", Conv.of(192, 7, 1));
        Tensor twice = unit(unit(x, "branch7x7dbl_1", Conv.of(width, 1)), "branch7x7dbl_2", Conv.of(width, 7, 1));
        twice = unit(unit(twice, "branch7x7dbl_3", Conv.of(width, 1, 7)), "branch7x7dbl_4", Conv.of(width, 7, 1));
        twice = unit(twice, "branch7x7dbl_5", Conv.of(192, 1, 7));
        return Tensor.concat(List.of(one, seven, twice, pooled(x, 192)), 1);
    }

    private static Tensor secondReduction(Tensor x) {
        Tensor three = unit(unit(x, "branch3x3_1", Conv.of(192, 1)), "branch3x3_2", halving(320));
        Tensor seven = unit(unit(x, "branch7x7x3_1", Conv.of(192, 1)), "branch7x7x3_2", Conv.of(192, 1, 7));
        seven = unit(unit(seven, "branch7x7x3_3", Conv.of(192, 7, 1)), "branch7x7x3_4", halving(192));
        return Tensor.concat(List.of(three, seven, x.maxPool(3, 2, 0)), 1);
    }

    /** Inception-E, figure 7: 1x3 and 3x1 side by side. */
    private static Tensor wide(Tensor x) {
        Tensor one = unit(x, "branch1x1", Conv.of(320, 1));
        Tensor three = unit(x, "branch3x3_1", Conv.of(384, 1));
        three = split(three, "branch3x3_2");
        Tensor twice = unit(unit(x, "branch3x3dbl_1", Conv.of(448, 1)), "branch3x3dbl_2", Conv.of(384, 3));
        twice = split(twice, "branch3x3dbl_3");
        return Tensor.concat(List.of(one, three, twice, pooled(x, 192)), 1);
    }

    private static Tensor split(Tensor x, String name) {
        Tensor row = unit(x, name + "a", Conv.of(384, 1, 3));
        return Tensor.concat(List.of(row, unit(x, name + "b", Conv.of(384, 3, 1))), 1);
    }

    private static Tensor pooled(Tensor x, long width) {
        return unit(x.averagePool(3, 1, 1, true), "branch_pool", Conv.of(width, 1));
    }

    private static Conv halving(long width) {
        return Conv.of(width, 3).stride(2).padding(0);
    }

    /** The architecture {@code inception_v3}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "inception_v3";
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
            return new InceptionV3(classes, settings.number("dropout"));
        }
    }
}
