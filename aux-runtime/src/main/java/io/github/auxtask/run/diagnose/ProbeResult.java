package io.github.auxtask.run.diagnose;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What a variant costs on this machine.
 *
 * @param secondsPerStep of training
 * @param stepsPerEpoch batches
 * @param epochs the most that are trained; early stopping may end sooner
 */
record ProbeResult(double secondsPerStep, int stepsPerEpoch, int epochs) {
    /** Of a run that is put together from others: its record is made at once. */
    static final ProbeResult NOTHING = new ProbeResult(0, 0, 0);

    /** Training only; validation adds a few per cent. */
    @JsonIgnore
    double secondsPerEpoch() {
        return secondsPerStep * stepsPerEpoch;
    }

    /** Of a whole run, at most. */
    @JsonIgnore
    double seconds() {
        return secondsPerEpoch() * epochs;
    }
}
