package io.github.auxtask.run.records;

import io.github.auxtask.provenance.PhaseRecord;
import io.github.auxtask.train.EpochRecord;
import io.github.auxtask.train.template.TrainingOutcome;
import java.util.List;

/** What a record says of the phases of a training, from its history. */
final class PhaseRows {
    private static final String LAST = "last";

    private PhaseRows() {}

    /** A row for each phase; nothing where there is only one, of which the epochs tell. */
    static List<PhaseRecord> of(TrainingOutcome outcome) {
        if (outcome.phases().size() < 2) {
            return List.of();
        }
        return outcome.phases().stream()
                .map(phase -> row(
                        phase,
                        outcome.history().stream()
                                .filter(epoch -> epoch.phase().equals(phase.name()))
                                .toList()))
                .toList();
    }

    private static PhaseRecord row(TrainingOutcome.TrainedPhase phase, List<EpochRecord> epochs) {
        EpochRecord kept = epochs.get(0);
        for (EpochRecord epoch : epochs) {
            // The later of equals, as in training.
            boolean best = epoch.validationAccuracy() >= kept.validationAccuracy();
            kept = best || phase.selected().equals(LAST) ? epoch : kept;
        }
        return new PhaseRecord(
                phase.name(),
                epochs.size(),
                kept.epoch(),
                kept.loss(),
                kept.trainAccuracy(),
                kept.validationAccuracy(),
                phase.trainable(),
                phase.parameters(),
                epochs.stream().mapToDouble(EpochRecord::seconds).sum());
    }
}
