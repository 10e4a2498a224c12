package io.github.auxtask.attack.objective;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference of logits ratio (Croce and Hein 2020, section 4.1, equations 6 and 7): a margin that neither shift nor scale of the
 * scores changes, so that a network cannot hide its gradients by being sure. Computed in float64: both parts of the
 * quotient are differences of scores.
 */
public final class DlrLoss {
    private static final double SMALLEST = 1e-12;
    private static final double BELOW_ANY_SCORE = -1e300;

    private DlrLoss() {}

    /** {@code -(z_y - max of the others) / (z_1st - z_3rd)}; [N]. */
    public static Tensor untargeted(Tensor scores, Tensor labels) {
        Tensor z = enough(scores, 3, "dlr").to(DType.FLOAT64);
        List<Tensor> sorted = largest(z, 3);
        Tensor others = z.replace(labels, BELOW_ANY_SCORE);
        Tensor lead = others.pick(others.detach().argmax(1)).sub(z.pick(labels));
        return lead.div(sorted.get(0).sub(sorted.get(2)).plus(SMALLEST)).to(DType.FLOAT32);
    }

    /** {@code -(z_y - z_t) / (z_1st - (z_3rd + z_4th) / 2)}; [N]. */
    public static Tensor targeted(Tensor scores, Tensor labels, Tensor targets) {
        Tensor z = enough(scores, 4, "targeted dlr").to(DType.FLOAT64);
        List<Tensor> sorted = largest(z, 4);
        Tensor lead = z.pick(targets).sub(z.pick(labels));
        Tensor middle = sorted.get(2).add(sorted.get(3)).times(0.5);
        return lead.div(sorted.get(0).sub(middle).plus(SMALLEST)).to(DType.FLOAT32);
    }

    /** The largest scores of each row, in order; the first of equal ones. */
    private static List<Tensor> largest(Tensor z, int count) {
        List<Tensor> found = new ArrayList<>();
        Tensor left = z.detach();
        for (int i = 0; i < count; i++) {
            Tensor index = left.argmax(1);
            found.add(z.pick(index));
            left = left.replace(index, BELOW_ANY_SCORE);
        }
        return found;
    }

    private static Tensor enough(Tensor scores, int classes, String loss) {
        if (scores.size(1) < classes) {
            throw new BadInputException("The " + loss + " loss needs " + classes + " classes, but the classifier has "
                    + scores.size(1) + ": use a cross entropy.");
        }
        return scores;
    }
}
