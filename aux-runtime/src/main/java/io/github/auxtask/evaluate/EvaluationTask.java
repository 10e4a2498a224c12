package io.github.auxtask.evaluate;

import io.github.auxtask.attack.Attack;
import java.util.Optional;

/** An evaluation whose settings have been read. Immutable; it serves any number of classifiers. */
public interface EvaluationTask {
    /** What it needs besides a classifier and its test images. */
    default EvaluationNeeds needs() {
        return EvaluationNeeds.NOTHING;
    }

    /** The attack that adversarial pictures of a run are drawn with, if there is one. */
    default Optional<Attack> attack() {
        return Optional.empty();
    }

    /**
     * Begins to evaluate one classifier.
     *
     * @throws io.github.auxtask.core.BadInputException if what is there does not do for this evaluation
     */
    EvaluationRun start(EvaluationContext context);
}
