package io.github.auxtask.evaluate;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.data.DatasetDescription;
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
     * What it costs at most: how often it goes through the network for each image, going back counted twice. For predictions only.
     */
    default double passes() {
        return attack().map(attack -> 1 + attack.passes()).orElse((double) needs().repetitions());
    }

    /**
     * Looks whether what it reads is there and makes sense, before anything is evaluated or fetched in vain.
     *
     * @param data the run's own data set
     * @throws io.github.auxtask.core.BadInputException if not; the message names file and line, or the setting
     */
    default void check(EvaluationFiles files, DatasetDescription data) {}

    /**
     * Begins to evaluate one classifier.
     *
     * @throws io.github.auxtask.core.BadInputException if what is there does not do for this evaluation
     */
    EvaluationRun start(EvaluationContext context);
}
