package io.github.auxtask.compare.verdict;

import io.github.auxtask.experiment.spec.ReasonCode;

/**
 * Why the number of a run must not be compared.
 *
 * @param text in words, for readers
 */
public record Flaw(ReasonCode reason, String text) {
    public static Flaw otherEvaluation(String name) {
        return new Flaw(ReasonCode.OTHER_EVALUATION, "the evaluation '" + name + "' had other settings");
    }
}
