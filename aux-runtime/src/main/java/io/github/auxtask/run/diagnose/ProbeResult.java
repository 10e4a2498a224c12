package io.github.auxtask.run.diagnose;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a variant costs on this machine.
 *
 * @param secondsPerStep of training; the mean where there are several phases
 * @param stepsPerEpoch batches
 * @param epochs the most that are trained; early stopping may end sooner
 * @param phases what each of several phases costs; empty for one
 */
record ProbeResult(
        double secondsPerStep,
        int stepsPerEpoch,
        int epochs,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ProbeResult> phases) {
    /** Of a run that is put together from others: its record is made at once. */
    static final ProbeResult NOTHING = new ProbeResult(0, 0, 0);

    ProbeResult(double secondsPerStep, int stepsPerEpoch, int epochs, @Nullable List<ProbeResult> phases) {
        this.secondsPerStep = secondsPerStep;
        this.stepsPerEpoch = stepsPerEpoch;
        this.epochs = epochs;
        // Files of one phase do not have the list.
        this.phases = phases == null ? List.of() : List.copyOf(phases);
    }

    /** Of a training with one phase. */
    ProbeResult(double secondsPerStep, int stepsPerEpoch, int epochs) {
        this(secondsPerStep, stepsPerEpoch, epochs, List.of());
    }

    /** Of a training with these phases, one after another. */
    static ProbeResult of(List<ProbeResult> phases) {
        if (phases.size() == 1) {
            return phases.get(0);
        }
        int epochs = phases.stream().mapToInt(ProbeResult::epochs).sum();
        long steps = phases.stream()
                .mapToLong(phase -> (long) phase.stepsPerEpoch() * phase.epochs())
                .sum();
        double seconds = phases.stream().mapToDouble(ProbeResult::seconds).sum();
        return new ProbeResult(seconds / steps, Math.round((float) steps / epochs), epochs, phases);
    }

    /** Training only; what validation adds is measured by {@link ForwardProbe}. */
    @JsonIgnore
    double secondsPerEpoch() {
        return phases.isEmpty() ? secondsPerStep * stepsPerEpoch : seconds() / epochs;
    }

    /** Of a whole run, at most. */
    @JsonIgnore
    double seconds() {
        return phases.isEmpty()
                ? secondsPerStep * stepsPerEpoch * epochs
                : phases.stream().mapToDouble(ProbeResult::seconds).sum();
    }
}
