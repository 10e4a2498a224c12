package io.github.auxtask.method.convengers;

import io.github.auxtask.core.settings.SettingKey;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.method.CommonSettings;
import io.github.auxtask.train.PretrainedWeights;
import java.util.ArrayList;
import java.util.List;

/** The settings of {@link ConvengersMethod}. Where paper and released code differ, defaults are the code's. */
final class ConvengersKeys {
    static final String INCEPTION_DROPOUT = "inception.dropout";
    static final String VGG_FEATURE = "vgg.feature";
    static final String VGG_DROPOUT = "vgg.dropout";
    static final String BASELINE_HEAD = "baseline.head";
    static final String BLOCKS = "head.blocks";
    static final String DROPOUT = "head.dropout";
    static final String PRETRAINED = "pretrained";
    static final String TOP = "top";
    static final String HELD = "validation.held";
    static final String HELD_SEED = "validation.seed";

    static final String BLOCK = "block";
    static final String FIRST = "first";
    static final String FIRST_RELU = "first-relu";

    private static final double HALF = 0.5;
    private static final int PAPERS_BATCH = 64;
    private static final int BASELINE_EPOCHS = 25;
    private static final int USUAL_TOP = 5;
    private static final int PAPERS_BLOCKS = 3;

    private ConvengersKeys() {}

    /** The architecture behind an extractor. */
    static String extractor(String scope) {
        return "extractors." + scope;
    }

    /** Where an extractor's pretrained weights are named. */
    static String weights(String scope) {
        return "weights." + scope;
    }

    static List<SettingKey> all() {
        List<SettingKey> own = new ArrayList<>(networks());
        own.addAll(ConvengersInputs.keys());
        own.addAll(List.of(
                SettingKey.integer(TOP, USUAL_TOP, "k of the top-k error that training records")
                        .atLeast(1),
                SettingKey.integer(
                                HELD,
                                0,
                                "training images held out to choose the epoch by; 0 as in the code, which chooses by the"
                                        + " validation images that are reported")
                        .atLeast(0),
                SettingKey.integer(HELD_SEED, 0, "seed of what is held out, the same for all runs")
                        .atLeast(0)));
        return CommonSettings.usual()
                .with(CommonSettings.BATCH, PAPERS_BATCH)
                .with(CommonSettings.EPOCHS, BASELINE_EPOCHS)
                .with("optimiser.name", "adam")
                .with("updates", "two")
                .with(CommonSettings.LEARNING_RATE, 1e-5)
                .with(CommonSettings.MEAN, decimals(Standardisation.IMAGENET.mean()))
                .with(CommonSettings.STD, decimals(Standardisation.IMAGENET.std()))
                .and(own.toArray(SettingKey[]::new))
                .keys();
    }

    private static List<SettingKey> networks() {
        List<SettingKey> keys = new ArrayList<>(List.of(
                SettingKey.text(
                        extractor(ConvengersNetworks.RESNET), "resnet101", "architecture of the first extractor"),
                SettingKey.text(
                        extractor(ConvengersNetworks.INCEPTION),
                        "inception_v3",
                        "architecture of the second extractor"),
                SettingKey.text(extractor(ConvengersNetworks.VGG), "vgg19_bn", "architecture of the third extractor"),
                probability(
                        INCEPTION_DROPOUT,
                        "of dropout behind Inception's features: 0.5 where it is cut as in the code, else 0"),
                SettingKey.choice(
                        VGG_FEATURE,
                        "second",
                        List.of("second", FIRST, FIRST_RELU),
                        "what vgg19_bn gives: its second hidden layer after ReLU, or its first, before or after ReLU"),
                probability(VGG_DROPOUT, "of dropout behind VGG's first hidden layer"),
                SettingKey.choice(
                        BASELINE_HEAD,
                        BLOCK,
                        List.of(BLOCK, "linear"),
                        "baselines: a dense block and a linear layer, or a linear layer alone"),
                SettingKey.integer(BLOCKS, PAPERS_BLOCKS, "dense blocks behind all features, each of half the width")
                        .atLeast(0),
                probability(DROPOUT, "of dropout within dense blocks"),
                SettingKey.flag(
                        PRETRAINED,
                        true,
                        "whether extractors start from the weights that are named, or from scratch")));
        for (String scope : ConvengersTraining.SCOPES) {
            keys.addAll(PretrainedWeights.keys(weights(scope)));
        }
        return keys;
    }

    private static SettingKey probability(String name, String meaning) {
        return SettingKey.number(name, HALF, "probability " + meaning)
                .atLeast(0)
                .atMost(1);
    }

    private static List<Double> decimals(float[] values) {
        List<Double> decimals = new ArrayList<>();
        for (float value : values) {
            decimals.add(Double.valueOf(Float.toString(value)));
        }
        return decimals;
    }
}
