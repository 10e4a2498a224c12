package io.github.auxtask.evaluate.parse;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.evaluate.EvaluationKind;
import io.github.auxtask.evaluate.EvaluationNeeds;
import io.github.auxtask.evaluate.EvaluationTask;
import io.github.auxtask.experiment.spec.Evaluation;

/**
 * An evaluation of {@code reproduction.yaml} whose settings have been read, once, by its kind.
 *
 * @param written as it stands in the YAML; its id comes from this
 * @param kind that has read it
 * @param precision arithmetic of the classifier, for an attack too
 * @param images how many of the test images, from the first on; 0 for all
 * @param task what is to be done
 */
public record ParsedEvaluation(
        Evaluation written, EvaluationKind kind, Precision precision, int images, EvaluationTask task) {
    /** What tables call it. */
    public String name() {
        return written.name();
    }

    /** What it needs besides a classifier and its test images. */
    public EvaluationNeeds needs() {
        return task.needs();
    }

    /**
     * Refuses to test on corrupted images that training has seen.
     *
     * @param seen training has looked at corrupted copies of the first so many test images
     * @throws BadInputException if the evaluation does not leave them out
     */
    public void requireUnseen(int seen) {
        if (needs().corrupted() != null && needs().skipFirst() < seen) {
            throw new BadInputException("Evaluation '" + name()
                    + "': training has tuned on corrupted copies of the first "
                    + seen + " test images, but skip-first is " + needs().skipFirst() + ": set skip-first: " + seen
                    + ".");
        }
    }
}
