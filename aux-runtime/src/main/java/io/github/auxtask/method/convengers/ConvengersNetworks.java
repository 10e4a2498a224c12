package io.github.auxtask.method.convengers;

import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.nn.Encoder;
import io.github.auxtask.nn.imagenet.Vgg19Bn;
import java.util.List;
import java.util.function.UnaryOperator;

/** The networks of the paper (sheet, section 2), as a run's settings say. */
final class ConvengersNetworks {
    static final String RESNET = "resnet";
    static final String INCEPTION = "inception";
    static final String VGG = "vgg";
    private static final String VGG19_BN = "vgg19_bn";

    private ConvengersNetworks() {}

    /** The network of a run that is trained: a baseline, or all three extractors. */
    static ConvengersNetwork of(RunDescription run) {
        Settings settings = run.settings();
        ConvengersVariant variant = ConvengersVariant.of(run);
        boolean together = variant == ConvengersVariant.CONVENGERS;
        boolean block = settings.text(ConvengersKeys.BASELINE_HEAD).equals(ConvengersKeys.BLOCK);
        return new ConvengersNetwork(
                extractors(variant, settings),
                together ? settings.integer(ConvengersKeys.BLOCKS) : block ? 1 : 0,
                together,
                settings.number(ConvengersKeys.DROPOUT),
                run.classes());
    }

    private static List<Extractor> extractors(ConvengersVariant variant, Settings settings) {
        return switch (variant) {
            case RESNET, ENSEMBLE_RESNET -> List.of(resnet(settings));
            case INCEPTION, ENSEMBLE_INCEPTION -> List.of(inception(settings));
            default -> List.of(resnet(settings), inception(settings), vgg(settings));
        };
    }

    private static Extractor resnet(Settings settings) {
        return Extractor.of(RESNET, settings.text(ConvengersKeys.extractor(RESNET)));
    }

    /** Its features pass a dropout where it is cut behind torchvision's, as in the released code. */
    private static Extractor inception(Settings settings) {
        Extractor plain = Extractor.of(INCEPTION, settings.text(ConvengersKeys.extractor(INCEPTION)));
        double dropout = settings.number(ConvengersKeys.INCEPTION_DROPOUT);
        return new Extractor(
                INCEPTION,
                plain.architecture(),
                images -> plain.features().apply(images).dropout(dropout));
    }

    /** Of VGG19-BN the second hidden layer, or the first, as the paper says. Small stand-ins have none. */
    private static Extractor vgg(Settings settings) {
        String architecture = settings.text(ConvengersKeys.extractor(VGG));
        if (!architecture.equals(VGG19_BN)) {
            return Extractor.of(VGG, architecture);
        }
        return new Extractor(
                VGG,
                architecture,
                vggFeature(settings.text(ConvengersKeys.VGG_FEATURE), settings.number(ConvengersKeys.VGG_DROPOUT)));
    }

    /**
     * The features of VGG19-BN.
     *
     * @param reading second, first, or first-relu
     * @param dropout behind the first hidden layer, where the second follows
     */
    static UnaryOperator<Tensor> vggFeature(String reading, double dropout) {
        Vgg19Bn network = new Vgg19Bn(1, dropout);
        return switch (reading) {
            case ConvengersKeys.FIRST -> images -> network.firstHidden(network.map(images));
            case ConvengersKeys.FIRST_RELU ->
                images -> network.firstHidden(network.map(images)).relu();
            default -> ((Encoder) network)::embedding;
        };
    }
}
