package io.github.auxtask.nn.imagenet;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Architecture;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Encoder;
import io.github.auxtask.nn.InputSize;
import io.github.auxtask.nn.Vgg19;
import java.util.List;

/**
 * VGG-19 (Simonyan and Zisserman 2015, configuration E) with batch normalisation and its three fully connected layers: 143,678,248
 * parameters for thousand classes, features [N, 512, 7, 7] of images of 224 x 224 pixels. Names as in torchvision, {@code models/vgg.py}.
 */
public final class Vgg19Bn implements Encoder {
    private static final int HIDDEN = 4096;
    private static final int POOLED = 7;
    private static final double DROPOUT = 0.5;
    private static final int SMALLEST = 32;

    private final int classes;
    private final double dropout;

    /** A classifier into this many classes, with this probability of dropout behind each of the two hidden layers. */
    public Vgg19Bn(int classes, double dropout) {
        this.classes = classes;
        this.dropout = dropout;
    }

    @Override
    public Tensor map(Tensor x) {
        return x.in("features", Vgg19::convolutions);
    }

    /** What its two hidden layers make of the map: [N, 4096]. */
    @Override
    public Tensor embedding(Tensor x) {
        return hidden(map(x));
    }

    @Override
    public List<String> depths() {
        return List.of("block3", "block4", "block5");
    }

    @Override
    public Output apply(Tensor x) {
        Tensor map = map(x);
        Tensor hidden = hidden(map).dropout(dropout);
        return new Output(map, hidden.linear("classifier.6", classes));
    }

    /**
     * What the last layer reads, before dropout.
     *
     * @param map the features, [N, 512, h, w]
     * @return [N, 4096], not negative
     */
    public Tensor hidden(Tensor map) {
        Tensor first = firstHidden(map).relu().dropout(dropout);
        return first.linear("classifier.3", HIDDEN).relu();
    }

    /**
     * What its first fully connected layer makes of the map, before its ReLU.
     *
     * @param map the features, [N, 512, h, w]
     * @return [N, 4096]
     */
    public Tensor firstHidden(Tensor map) {
        return map.adaptiveAveragePool(POOLED).flatten().linear("classifier.0", HIDDEN);
    }

    /** The architecture {@code vgg19_bn}. */
    public static final class Named implements Architecture {
        @Override
        public String name() {
            return "vgg19_bn";
        }

        @Override
        public List<SettingKey> settings() {
            return List.of(SettingKey.number("dropout", DROPOUT, "probability of dropout behind each hidden layer")
                    .atLeast(0)
                    .atMost(1));
        }

        @Override
        public InputSize inputs() {
            return new InputSize(SMALLEST, InputSize.IMAGENET);
        }

        @Override
        public Backbone build(int classes, Settings settings) {
            return new Vgg19Bn(classes, settings.number("dropout"));
        }
    }
}
