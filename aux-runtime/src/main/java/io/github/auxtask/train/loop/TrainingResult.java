package io.github.auxtask.train.loop;

import io.github.auxtask.train.EpochRecord;
import java.util.List;

/**
 * How a training ended; the network holds the selected weights.
 *
 * @param history one record per epoch
 * @param bestEpoch the best of the last phase by validation accuracy, the later of equals, from 1
 */
public record TrainingResult(List<EpochRecord> history, int bestEpoch) {
    public TrainingResult {
        history = List.copyOf(history);
    }
}
