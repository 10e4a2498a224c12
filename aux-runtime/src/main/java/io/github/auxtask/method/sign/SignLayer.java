package io.github.auxtask.method.sign;

import io.github.auxtask.graph.Taps;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.Locale;

/** Which outputs of the trained network are added up: "the last layer (before the logits)" can be read in two ways (sheet, section 2). */
enum SignLayer {
    /** What the last linear layer reads, [N, features]. */
    PENULTIMATE {
        @Override
        Tensor outputs(Tensor images, Backbone network, long classes) {
            return Taps.beforeLastLinear(images, x -> network.apply(x).logits());
        }
    },

    /** The scores of the classes, [N, K], without what an uncertainty head adds to them. */
    LOGITS {
        @Override
        Tensor outputs(Tensor images, Backbone network, long classes) {
            Tensor logits = network.apply(images).logits();
            return logits.size(1) == classes ? logits : logits.slice(1, 0, classes);
        }
    };

    /**
     * The outputs for images.
     *
     * @param classes K
     */
    abstract Tensor outputs(Tensor images, Backbone network, long classes);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
