package io.github.auxtask.nn;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/** The part of a classifier that comes before its last layer, so that other heads can take that layer's place. */
public interface Encoder extends Backbone {
    /** The names that {@link #named} knows. */
    List<String> NAMES = List.of("vgg19", "resnet32", "resnet110");

    /**
     * The feature map, after the last activation or pooling within the network and before the global mean.
     *
     * @param x images [N, 3, 32, 32], standardised
     * @return [N, C, h, w]
     */
    Tensor map(Tensor x);

    /** Three activations that {@link io.github.auxtask.graph.Taps} knows, the one nearest to the image first. */
    List<String> depths();

    /** What heads read: the mean of every channel of the map, [N, C]. */
    default Tensor embedding(Tensor x) {
        return pooled(map(x));
    }

    /** The mean of every channel of a map [N, C, h, w]: [N, C]. */
    static Tensor pooled(Tensor map) {
        return map.globalAveragePool().flatten();
    }

    /**
     * An encoder of the label paper (sheet, section 3).
     *
     * @param classes of the linear layer that {@link Backbone#apply} adds
     * @throws BadInputException if there is none of this name; the message lists the names
     */
    static Encoder named(String name, int classes) {
        return switch (name) {
            case "vgg19" -> new Vgg19(classes);
            case "resnet32" -> CifarResNet.of32(classes);
            case "resnet110" -> CifarResNet.of110(classes);
            default ->
                throw new BadInputException(
                        "There is no encoder \"" + name + "\"; choose one of " + String.join(", ", NAMES) + ".");
        };
    }
}
