package [=package];

import io.github.auxtask.graph.Tensor;
import io.github.auxtask.train.task.Criterion;

/**
 * Poly-1 (Leng et al., "PolyLoss", ICLR 2022): cross entropy plus the confidence that the true class still lacks, {@code L = -log p
 * + epsilon (1 - p)}.
 *
 * @param epsilon weight of the second term; 0 is cross entropy
 */
public record Poly1Loss(double epsilon) implements Criterion {
    @Override
    public String name() {
        return "poly-1";
    }

    /** The mean over a batch of logits [N, K] with classes [N], 0-dimensional. */
    @Override
    public Tensor loss(Tensor logits, Tensor labels) {
        Tensor confidence = logits.logSoftmax(1).pick(labels).exp();
        Tensor lacking = confidence.times(-1).plus(1).mean();
        return logits.crossEntropy(labels).add(lacking.times(epsilon));
    }

    @Override
    public Tensor correct(Tensor logits, Tensor labels) {
        return logits.correct(labels);
    }
}
