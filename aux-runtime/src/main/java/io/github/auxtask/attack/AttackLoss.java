package io.github.auxtask.attack;

import io.github.auxtask.graph.Tensor;

/** What an untargeted attack raises and a targeted one lowers. Per image, so that no image depends on its batch. */
@FunctionalInterface
public interface AttackLoss {
    /** Cross entropy in float32, natural logarithm: FGSM's and PGD's loss. */
    AttackLoss CROSS_ENTROPY = (scores, labels) -> scores.logSoftmax(1).pick(labels).times(-1);

    /**
     * The loss of every image.
     *
     * @param scores the classifier's, [N, K]
     * @param labels the class to lead away from, or the target; int64 [N]
     * @return [N]
     */
    Tensor perImage(Tensor scores, Tensor labels);
}
