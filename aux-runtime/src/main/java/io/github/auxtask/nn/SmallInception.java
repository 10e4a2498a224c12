package io.github.auxtask.nn;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * Two of GoogLeNet's modules (Szegedy et al. 2015) behind one convolution, with batch normalisation: 18,386 parameters for ten classes,
 * features [N, 80, 16, 16] of images of 32 x 32 pixels. No published network; for demonstrations and tests, where seconds count and
 * another kind of network than {@link ResNet8} is wanted. Names as in {@link GoogLeNet}.
 */
public final class SmallInception implements Encoder {
    private static final int STEM = 16;

    private final int classes;

    /** A classifier into this many classes. */
    public SmallInception(int classes) {
        this.classes = classes;
    }

    @Override
    public List<String> depths() {
        return List.of("stem", "block3", "block4");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, Encoder.pooled(map).linear("linear", classes));
    }

    @Override
    public Tensor map(Tensor x) {
        Tensor h = x.in("pre_layers", t -> GoogLeNet.unit(t, 0, STEM, 3)).tap("stem");
        h = h.in("a3", t -> GoogLeNet.inception(t, 8, 8, 16, 4, 8, 8)).tap("block3");
        return h.maxPool(3, 2, 1)
                .in("a4", t -> GoogLeNet.inception(t, 16, 16, 32, 8, 16, 16))
                .tap("block4");
    }

    /** The architecture {@code small_inception}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "small_inception";
        }

        @Override
        public InputSize inputs() {
            return new InputSize(4, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new SmallInception(classes);
        }
    }
}
