package io.github.auxtask.train.task;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import java.util.List;

/**
 * Cross entropy that also watches the top-k error: the share of the images whose class is not among the k with the largest scores, the
 * zero-one loss of ImageNet's benchmarks (Russakovsky et al. 2015, section 4.1). Of equal scores the label's counts as the largest.
 *
 * @param k how many classes may be named, at least 1
 */
public record TopCriterion(int k) implements Criterion {
    private static final double HALF = 0.5;

    public TopCriterion {
        if (k < 1) {
            throw new BadInputException("The top " + k + " classes are none: use 1 or more.");
        }
    }

    /** The name of the loss that is watched: {@code top-5 error}. */
    public static String errorName(int k) {
        return "top-" + k + " error";
    }

    @Override
    public String name() {
        return CROSS_ENTROPY.name();
    }

    @Override
    public Tensor loss(Tensor output, Tensor labels) {
        return CROSS_ENTROPY.loss(output, labels);
    }

    @Override
    public Tensor correct(Tensor output, Tensor labels) {
        return CROSS_ENTROPY.correct(output, labels);
    }

    @Override
    public List<String> watched() {
        return List.of(errorName(k));
    }

    @Override
    public List<Tensor> watchedLosses(Tensor output, Tensor labels) {
        Tensor scores = output.detach();
        Tensor own = scores.pick(labels).unsqueeze(1);
        Tensor larger = scores.greaterThan(own).to(DType.FLOAT32).sum(1);
        Tensor outside = larger.plus(HALF).greaterThan(larger.constant(k)).to(DType.FLOAT32);
        return List.of(outside.mean());
    }
}
