package io.github.auxtask.train.checkpoint;

import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.EpochTotals;
import java.util.List;
import java.util.Map;

/**
 * Where a training stands, apart from its tensors.
 *
 * @param run id of the run
 * @param phase index of the phase, from 0
 * @param phaseEpoch epochs done in this phase
 * @param step steps done in the epoch that is under way
 * @param totals of that epoch so far
 * @param schedule position of the phase's learning rate schedule
 * @param stopping position of the phase's early stopping
 * @param history of the epochs done, over all phases
 */
public record Progress(
        String run,
        int phase,
        int phaseEpoch,
        int step,
        EpochTotals totals,
        Map<String, Double> schedule,
        Map<String, Double> stopping,
        List<EpochRecord> history) {
    public Progress {
        schedule = Map.copyOf(schedule);
        stopping = Map.copyOf(stopping);
        history = List.copyOf(history);
    }
}
