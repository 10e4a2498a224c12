package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * VGG-19 (Simonyan and Zisserman 2015, configuration E) with batch normalisation for 32x32 images: sixteen convolutions with
 * bias, five poolings and one linear layer, 20,040,522 parameters for ten classes, features [N, 512, 1, 1].
 *
 * <p>Names as in {@code architecture.py} of BoyuanChen/label_representations, whose encoders are bearpaw's
 * {@code models/cifar/vgg.py}: {@code features.0.K} is the K-th layer of torch's sequence, {@code fc} is the last layer.
 */
public final class Vgg19 implements Encoder {
    private static final int POOL = 0;
    private static final int[] LAYERS = {
        64, 64, POOL, 128, 128, POOL, 256, 256, 256, 256, POOL, 512, 512, 512, 512, POOL, 512, 512, 512, 512, POOL
    };

    /** A convolution, its normalisation and its ReLU each have a place in torch's sequence. */
    private static final int PLACES = 3;

    private final int classes;

    /** A classifier into this many classes. */
    public Vgg19(int classes) {
        this.classes = classes;
    }

    @Override
    public Tensor map(Tensor x) {
        return x.in("features.0", Vgg19::convolutions);
    }

    /** Before the second, third and fourth pooling: maps of 16x16, 8x8 and 4x4. Further down there is little to see. */
    @Override
    public List<String> depths() {
        return List.of("block2", "block3", "block4");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).linear("fc", classes));
    }

    /**
     * The sixteen convolutions with their normalisations and five poolings, at successive places of a torch sequence.
     *
     * @param x images [N, 3, H, W]
     * @return [N, 512, H/32, W/32]
     */
    public static Tensor convolutions(Tensor x) {
        Tensor h = x;
        int place = 0;
        int block = 1;
        for (int width : LAYERS) {
            if (width == POOL) {
                h = h.tap("block" + block).maxPool(2, 2, 0);
                block++;
                place++;
            } else {
                h = h.conv("" + place, Conv.of(width, 3).withBias())
                        .batchNorm("" + (place + 1))
                        .relu();
                place += PLACES;
            }
        }
        return h;
    }

    /** The architecture {@code vgg19}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "vgg19";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(32, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new Vgg19(classes);
        }
    }
}
