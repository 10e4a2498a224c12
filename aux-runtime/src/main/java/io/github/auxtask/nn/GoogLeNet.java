package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * GoogLeNet (Szegedy et al. 2015) for 32x32 images, with batch normalisation, without auxiliary classifiers, two 3x3
 * convolutions in place of each 5x5: 6,166,250 parameters for ten classes, features [N, 1024, 8, 8]. Names as in
 * kuangliu/pytorch-cifar, {@code models/googlenet.py}.
 */
public final class GoogLeNet implements Encoder {
    private final int classes;

    /** A classifier into this many classes. */
    public GoogLeNet(int classes) {
        this.classes = classes;
    }

    @Override
    public List<String> depths() {
        return List.of("block3", "block4", "block5");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).linear("linear", classes));
    }

    @Override
    public Tensor map(Tensor x) {
        Tensor h = x.in("pre_layers", t -> unit(t, 0, 192, 3));
        h = h.in("a3", t -> inception(t, 64, 96, 128, 16, 32, 32));
        h = h.in("b3", t -> inception(t, 128, 128, 192, 32, 96, 64));
        h = h.tap("block3").maxPool(3, 2, 1);
        h = h.in("a4", t -> inception(t, 192, 96, 208, 16, 48, 64));
        h = h.in("b4", t -> inception(t, 160, 112, 224, 24, 64, 64));
        h = h.in("c4", t -> inception(t, 128, 128, 256, 24, 64, 64));
        h = h.in("d4", t -> inception(t, 112, 144, 288, 32, 64, 64));
        h = h.in("e4", t -> inception(t, 256, 160, 320, 32, 128, 128));
        h = h.tap("block4").maxPool(3, 2, 1);
        h = h.in("a5", t -> inception(t, 256, 160, 320, 32, 128, 128));
        return h.in("b5", t -> inception(t, 384, 192, 384, 48, 128, 128)).tap("block5");
    }

    /** Four branches side by side; widths in the order of the paper's table 1. */
    static Tensor inception(
            Tensor x, long n1x1, long reduce3x3, long n3x3, long reduce5x5, long n5x5, long poolProjection) {
        Tensor one = x.in("b1", t -> unit(t, 0, n1x1, 1));
        Tensor three = x.in("b2", t -> unit(unit(t, 0, reduce3x3, 1), 3, n3x3, 3));
        Tensor five = x.in("b3", t -> unit(unit(unit(t, 0, reduce5x5, 1), 3, n5x5, 3), 6, n5x5, 3));
        Tensor pool = x.in("b4", t -> unit(t.maxPool(3, 1, 1), 1, poolProjection, 1));
        return Tensor.concat(List.of(one, three, five, pool), 1);
    }

    /** Convolution with bias, batch normalisation and ReLU, at three successive places of a torch Sequential. */
    static Tensor unit(Tensor x, int place, long width, long kernel) {
        return x.conv("" + place, Conv.of(width, kernel).withBias())
                .batchNorm("" + (place + 1))
                .relu();
    }

    /** The architecture {@code googlenet}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "googlenet";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(4, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new GoogLeNet(classes);
        }
    }
}
