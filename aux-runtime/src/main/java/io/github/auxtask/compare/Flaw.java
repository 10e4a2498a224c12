package io.github.auxtask.compare;

import io.github.auxtask.experiment.ReasonCode;

/**
 * Why the number of a run must not be compared.
 *
 * @param text in words, for readers
 */
record Flaw(ReasonCode reason, String text) {
    static Flaw otherEvaluation(String name) {
        return new Flaw(ReasonCode.OTHER_EVALUATION, "the evaluation '" + name + "' had other settings");
    }
}
