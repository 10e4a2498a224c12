package io.github.auxtask.train.task;

import io.github.auxtask.graph.Tensor;
import java.util.List;

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

    /** Names of the losses that are only watched, in the order of {@link #watchedLosses}; none by default. */
    default List<String> watched() {
        return List.of();
    }

    /**
     * Losses that are recorded beside the one that is minimised, without being minimised themselves.
     *
     * @param output of the backbone, [N, ...]
     * @param labels true classes, int64 [N]
     * @return the mean of each over the batch, 0-dimensional float32
     */
    default List<Tensor> watchedLosses(Tensor output, Tensor labels) {
        return List.of();
    }

    /**
     * Scores of the classes, the largest of which decides: the output itself unless the criterion reads it otherwise.
     *
     * @param output of the backbone, [N, ...]
     * @return [N, K]
     */
    default Tensor scores(Tensor output) {
        return output;
    }

    /**
     * The shapes, without the batch, of what it learns from in place of classes: soft labels, a second label of mixed images. The
     * training data's stages add one target of each shape to every batch. None by default.
     */
    default List<List<Long>> targets() {
        return List.of();
    }

    /**
     * The loss that is trained with; where there are no targets it is {@link #loss(Tensor, Tensor)}.
     *
     * @param output of the backbone, [N, ...]
     * @param labels true classes, int64 [N]
     * @param targets shaped as {@link #targets()} says, the batch first
     * @return the mean over the batch, 0-dimensional
     */
    default Tensor loss(Tensor output, Tensor labels, List<Tensor> targets) {
        return loss(output, labels);
    }
}
