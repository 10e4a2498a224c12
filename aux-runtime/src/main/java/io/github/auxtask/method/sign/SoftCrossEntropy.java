package io.github.auxtask.method.sign;

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.train.task.Criterion;
import java.util.List;

/**
 * Cross entropy with shares of classes in place of one class: the mean over images of {@code - sum_c y_c log softmax(z)_c}.
 *
 * @param classes K
 */
record SoftCrossEntropy(int classes) implements Criterion {
    @Override
    public String name() {
        return "soft-cross-entropy";
    }

    @Override
    public List<List<Long>> targets() {
        return List.of(List.of((long) classes));
    }

    @Override
    public Tensor loss(Tensor output, Tensor labels, List<Tensor> targets) {
        return output.logSoftmax(1).mul(targets.get(0)).sum(1).mean().times(-1);
    }

    @Override
    public Tensor loss(Tensor output, Tensor labels) {
        return output.crossEntropy(labels);
    }

    /** By the class of the image that the larger part of a mixture need not come from. */
    @Override
    public Tensor correct(Tensor output, Tensor labels) {
        return output.correct(labels);
    }
}
