package io.github.auxtask.train.declaration;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.train.task.Adversary;
import java.util.List;

/** Where adversarial images come from while a network is trained. */
public sealed interface TrainingAdversary {
    /**
     * Written into the graph of the step: the network is in training mode meanwhile, so that batch statistics are those of the batch and
     * running ones move. In validation it is in evaluation mode.
     */
    record InTrainingMode(Adversary adversary) implements TrainingAdversary {}

    /**
     * An attack on the network as it is, in evaluation mode.
     *
     * @param attacks the same with other budgets, at least one; one is drawn for every batch
     */
    record InEvaluationMode(List<Attack> attacks) implements TrainingAdversary {
        public InEvaluationMode {
            attacks = List.copyOf(attacks);
            if (attacks.isEmpty()) {
                throw new IllegalArgumentException("an adversary needs at least one attack");
            }
        }
    }
}
