package io.github.auxtask.nn;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/** The part of a classifier that comes before its last layer, so that other heads can take that layer's place. */
public interface Encoder extends Backbone {
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
     * An architecture whose last layer can be replaced.
     *
     * @param classes of the linear layer that {@link Backbone#apply} adds
     * @throws BadInputException if there is none of this name, or its last layer cannot be replaced; the message lists names
     */
    static Encoder named(String name, int classes) {
        if (Backbones.named(name, classes) instanceof Encoder encoder) {
            return encoder;
        }
        throw new BadInputException("The last layer of the architecture '" + name
                + "' cannot be replaced by another head; choose one of " + String.join(", ", names()) + ".");
    }

    /** The architectures that {@link #named} gives. */
    static List<String> names() {
        return Backbones.names().stream()
                .filter(name -> Backbones.named(name, 1) instanceof Encoder)
                .toList();
    }
}
