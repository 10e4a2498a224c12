package io.github.auxtask.method;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import java.util.List;
import java.util.function.Function;

/**
 * A classifier that is put together from trained runs, such as an ensemble, and not trained itself. It is evaluated and attacked like
 * any other, as one network.
 *
 * @param rule how it is put together, for the record: {@code sum-of-softmax}
 * @param as the role of its members in {@code needs}
 * @param scores the members' scores, [N, K] each and in their order, to the scores of the whole, [N, K]
 * @param losses of every image from the scores of the whole: what attacks with {@code loss: method} climb
 */
public record Composition(String rule, String as, Function<List<Tensor>, Tensor> scores, AttackLoss losses) {
    /**
     * The sum of the members' probabilities. Its loss is the cross entropy of their mean: -log(score of the label / sum of the scores).
     *
     * @param as the role of its members
     */
    public static Composition sumOfSoftmax(String as) {
        return new Composition(
                "sum-of-softmax",
                as,
                members -> sum(members.stream()
                        .map(scores -> scores.logSoftmax(1).exp())
                        .toList()),
                (scores, labels) -> scores.pick(labels).div(scores.sum(1)).log().times(-1));
    }

    /**
     * The mean of the members' scores, with cross entropy.
     *
     * @param as the role of its members
     */
    public static Composition meanOfLogits(String as) {
        return new Composition(
                "mean-of-logits",
                as,
                members -> sum(members.stream()
                                .map(scores -> scores.to(DType.FLOAT32))
                                .toList())
                        .times(1.0 / members.size()),
                AttackLoss.CROSS_ENTROPY);
    }

    private static Tensor sum(List<Tensor> parts) {
        return parts.stream().reduce(Tensor::add).orElseThrow();
    }
}
