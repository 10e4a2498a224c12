package io.github.auxtask.attack.gradient;

import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.DlrLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.graph.DType;
import io.github.auxtask.graph.Tensor;

/** What APGD raises, per image; some aim at a class although any wrong one is a success. */
public enum ApgdLoss {
    /** The objective's own loss: a cross entropy. */
    OBJECTIVE,
    /** {@link AttackLoss#DLR}. */
    DLR,
    /** {@link AttackLoss#PROBABILITY_MARGIN}. */
    PROBABILITY_MARGIN,
    /** The targeted difference of logits ratio, over several targets. */
    TARGETED_DLR,
    /** The lead of a target's score over the label's, over several targets: MultiTargeted (Gowal et al. 2019). */
    TARGETED_MARGIN;

    /** Whether it aims at one class after the other. */
    boolean isTargeted() {
        return this == TARGETED_DLR || this == TARGETED_MARGIN;
    }

    Tensor perImage(Objective objective, Tensor scores, Tensor labels, Tensor targets) {
        return switch (this) {
            case OBJECTIVE -> signed(objective, objective.loss().perImage(scores, labels));
            case DLR -> signed(objective, AttackLoss.DLR.perImage(scores, labels));
            case PROBABILITY_MARGIN -> signed(objective, AttackLoss.PROBABILITY_MARGIN.perImage(scores, labels));
            case TARGETED_MARGIN ->
                scores.to(DType.FLOAT32)
                        .pick(targets)
                        .sub(scores.to(DType.FLOAT32).pick(labels));
            case TARGETED_DLR -> DlrLoss.targeted(scores, labels, targets);
        };
    }

    /** With the goal of one class, its label is that class, and its loss is lowered. */
    private static Tensor signed(Objective objective, Tensor loss) {
        return objective.targeted() ? loss.times(-1) : loss;
    }
}
