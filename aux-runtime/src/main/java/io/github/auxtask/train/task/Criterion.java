package io.github.auxtask.train.task;

import io.github.auxtask.graph.Tensor;

/** What a network's own output is measured by while it trains; {@link AuxiliaryTask}s are added to it. */
public interface Criterion {
    /** Cross entropy with the true classes, natural logarithm; the largest logit decides. */
    Criterion CROSS_ENTROPY = new Criterion() {
        @Override
        public String name() {
            return "cross-entropy";
        }

        @Override
        public Tensor loss(Tensor output, Tensor labels) {
            return output.crossEntropy(labels);
        }

        @Override
        public Tensor correct(Tensor output, Tensor labels) {
            return output.correct(labels);
        }
    };

    /** What histories and reports call the loss. */
    String name();

    /**
     * The loss.
     *
     * @param output of the backbone, [N, ...]
     * @param labels true classes, int64 [N]
     * @return the mean over the batch, 0-dimensional
     */
    Tensor loss(Tensor output, Tensor labels);

    /** How many images of the batch are classified rightly, 0-dimensional float32. */
    Tensor correct(Tensor output, Tensor labels);
}
