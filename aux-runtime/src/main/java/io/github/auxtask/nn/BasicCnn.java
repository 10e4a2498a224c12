package io.github.auxtask.nn;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Conv;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * The child model of DeepAugment (barisozmen/deepaugment, {@code deepaugment/childcnn.py}), which the signed-input paper calls
 * BasicCNN: two pairs of 3x3 convolutions, the first of each padded and the second not, each pair with a pooling and dropout behind it, and a
 * hidden layer of 512. For images of 32 x 32 pixels 1,250,858 parameters into ten classes. Features are the hidden layer, [N, 512, 1, 1].
 */
public final class BasicCnn implements Encoder {
    private static final int FIRST = 32;
    private static final int SECOND = 64;
    private static final int HIDDEN = 512;
    private static final int KERNEL = 3;
    private static final int PLACES = 3;

    /** Of the paper; the repository's own are 0.6, 0.6 and 0.5. */
    private static final double DROPOUT = 0.3;

    /** Two convolutions and a pooling leave one pixel of this many, twice. */
    private static final int SMALLEST = 10;

    private final int classes;
    private final double[] dropout;

    /**
     * A classifier into this many classes.
     *
     * @param dropout probabilities behind the first pooling, behind the second, and behind the hidden layer
     */
    public BasicCnn(int classes, List<Double> dropout) {
        if (dropout.size() != PLACES) {
            throw new IllegalArgumentException("there are three places for dropout, not " + dropout.size());
        }
        this.classes = classes;
        this.dropout = dropout.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public List<String> depths() {
        return List.of("pair1", "pair2", "hidden");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        return new Output(map, map.flatten().dropout(dropout[2]).linear("fc2", classes));
    }

    @Override
    public Tensor map(Tensor x) {
        Tensor h = pair(x, 1, FIRST).tap("pair1").dropout(dropout[0]);
        h = pair(h, PLACES, SECOND).tap("pair2").dropout(dropout[1]);
        return h.flatten()
                .linear("fc1", HIDDEN)
                .relu()
                .reshape(-1, HIDDEN, 1, 1)
                .tap("hidden");
    }

    /** The convolutions of this number and the next. */
    private static Tensor pair(Tensor x, int number, int width) {
        Conv same = Conv.of(width, KERNEL).withBias();
        return x.conv("conv" + number, same)
                .relu()
                .conv("conv" + (number + 1), same.padding(0))
                .relu()
                .maxPool(2, 2, 0);
    }

    /** The architecture {@code basic_cnn}. */
    public static final class Named implements Architecture {
        private static final String RATES = "dropout";

        @Override
        public String name() {
            return "basic_cnn";
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(SettingKey.numbers(
                            RATES,
                            List.of(DROPOUT, DROPOUT, DROPOUT),
                            "probabilities of dropout behind the first pooling, the second, and the hidden layer")
                    .atLeast(0)
                    .atMost(1)
                    .length(PLACES));
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.CIFAR);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new BasicCnn(classes, settings.numbers(RATES));
        }
    }
}
