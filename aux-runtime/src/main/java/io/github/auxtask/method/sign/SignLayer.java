package io.github.auxtask.method.sign;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import java.util.Locale;

/** Which outputs of the trained network are added up: "the last layer (before the logits)" can be read in two ways (sheet, section 2). */
enum SignLayer {
    /** What the last linear layer reads: the mean of every channel of the feature map, [N, C]. */
    PENULTIMATE {
        @Override
        Tensor outputs(Backbone.Output output, long classes) {
            return output.features().globalAveragePool().flatten();
        }
    },

    /** The scores of the classes, [N, K], without what an uncertainty head adds to them. */
    LOGITS {
        @Override
        Tensor outputs(Backbone.Output output, long classes) {
            Tensor logits = output.logits();
            return logits.size(1) == classes ? logits : logits.slice(1, 0, classes);
        }
    };

    /**
     * The outputs.
     *
     * @param classes K
     */
    abstract Tensor outputs(Backbone.Output output, long classes);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
