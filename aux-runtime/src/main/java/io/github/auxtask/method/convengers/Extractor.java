package io.github.auxtask.method.convengers;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.nn.Backbones;
import io.github.auxtask.nn.Encoder;
import java.util.function.UnaryOperator;

/**
 * One of the networks whose features are joined.
 *
 * @param scope of its parameters, as in {@code resnet}
 * @param architecture by its name in reproductions
 * @param features images [N, 3, H, W] to features [N, F], without its last layer
 */
record Extractor(String scope, String architecture, UnaryOperator<Tensor> features) {
    /**
     * An extractor whose features are what its last layer would read: the mean of every channel of an {@link Encoder}'s map or, of other
     * architectures, of the feature map.
     *
     * @throws BadInputException if there is no such architecture, or it has no last layer to be cut off
     */
    static Extractor of(String scope, String architecture) {
        Backbone network = Backbones.named(architecture, 1);
        if (network instanceof Encoder encoder) {
            return new Extractor(scope, architecture, encoder::embedding);
        }
        throw new BadInputException("Setting 'extractors." + scope + "' is '" + architecture
                + "', whose last layer cannot be cut off: choose one of " + String.join(", ", Encoder.names()) + ".");
    }

    /** Its features below its scope: [N, F]. */
    Tensor apply(Tensor images) {
        return images.in(scope, features);
    }
}
