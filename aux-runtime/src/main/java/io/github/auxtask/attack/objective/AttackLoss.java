package io.github.auxtask.attack.objective;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import java.util.function.UnaryOperator;

/** What an untargeted attack raises and a targeted one lowers. Per image, so that no image depends on its batch. */
@FunctionalInterface
public interface AttackLoss {
    /**
     * Cross entropy with torch's arithmetic, the loss of FGSM and PGD. Its gradient holds p(label) - 1, which float32 rounds away
     * where the network is sure (margins of the scores beyond 16): then the attack is weaker than its formula, as it was in the
     * published code.
     */
    AttackLoss CROSS_ENTROPY =
            (scores, labels) -> scores.logSoftmax(1).pick(labels).times(-1);

    /**
     * The same function, log(1 + sum over other classes of exp(score - score of the label)), written so that its gradient keeps
     * seven digits for margins up to 87.
     */
    AttackLoss STABLE_CROSS_ENTROPY = (scores, labels) -> {
        Tensor exact = scores.to(DType.FLOAT32);
        Tensor lead = exact.sub(exact.pick(labels).unsqueeze(1)).replace(labels, 0.0);
        return lead.logSoftmax(1).pick(labels).times(-1);
    };

    /**
     * The loss that the classifier was trained with, which only {@code AttackedClassifier.read} knows; equal to {@link #CROSS_ENTROPY} for most
     * methods.
     */
    AttackLoss METHOD = (scores, labels) -> {
        throw new BadInputException(
                "The method's own loss is not computed from scores: use loss: method with the attacks"
                        + " fgsm and pgd only.");
    };

    /**
     * The difference of logits ratio (Croce and Hein 2020, equation 6), whose gradient does not vanish where the network is sure. Needs
     * three classes.
     */
    AttackLoss DLR = DlrLoss::untargeted;

    /**
     * The largest probability of a wrong class minus that of the label, which GAMA (Sriramanan et al. 2020) and the probability margin
     * attack climb. Computed in float64, so that its gradient vanishes only where margins of the scores are beyond 36.
     */
    AttackLoss PROBABILITY_MARGIN = (scores, labels) -> {
        Tensor z = scores.to(DType.FLOAT64);
        Tensor powers = z.sub(z.detach().max(1)).exp();
        Tensor probabilities = powers.div(powers.sum(1));
        Tensor others = probabilities.detach().replace(labels, -1);
        Tensor lead = probabilities.pick(others.argmax(1)).sub(probabilities.pick(labels));
        return lead.to(DType.FLOAT32);
    };

    /**
     * The loss of every image.
     *
     * @param scores the classifier's, [N, K]
     * @param labels the class to lead away from, or the target; int64 [N]
     * @return [N]
     */
    Tensor perImage(Tensor scores, Tensor labels);

    /**
     * The gradient with respect to the images of the loss summed over them, so that no image's depends on the batch size.
     *
     * @param network images to scores [N, K]
     * @param images [N, C, H, W], float32
     * @param labels int64 [N]
     * @return [N, C, H, W], cut off from the graph
     */
    default Tensor gradient(UnaryOperator<Tensor> network, Tensor images, Tensor labels) {
        Tensor leaf = images.leaf();
        return perImage(network.apply(leaf), labels).sum().gradient(leaf);
    }
}
