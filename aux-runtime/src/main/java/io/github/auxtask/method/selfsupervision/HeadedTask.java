package io.github.auxtask.method.selfsupervision;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.Backbone;
import io.github.auxtask.train.task.AuxiliaryTask;

/** A task whose head can be asked for its prediction alone. */
interface HeadedTask extends AuxiliaryTask {
    /** What the head predicts for images that went through the backbone: logits [N, ...], or pictures [N, 3, h, w]. */
    Tensor predict(Backbone.Output output);
}
