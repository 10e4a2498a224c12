package io.github.auxtask.run.execute;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.method.Composition;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.run.prepare.MethodCheck;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.StoredValues;
import io.github.auxtask.run.prepare.TrainedRuns;
import io.github.auxtask.run.records.PlanRecords;
import io.github.auxtask.run.store.RunStore;
import java.util.Optional;

/** Which runs of a plan are finished, and whether their weights are here. */
final class FinishedRuns {
    private final RunStore store;
    private final PlanRecords records;
    private final TrainedRuns runs;
    private final StoredValues values;
    private final MethodCheck method;
    private final RunComposer composer;

    FinishedRuns(RunStore store, PlanRecords records, TrainedRuns runs, StoredValues values) {
        this.method = values.method();
        this.store = store;
        this.records = records;
        this.runs = runs;
        this.values = values;
        this.composer = new RunComposer(runs);
    }

    /** Whether a run is put together from others. */
    boolean isComposed(PlannedRun run) {
        return composition(run).isPresent();
    }

    private Optional<Composition> composition(PlannedRun run) {
        return runs.method(run).composition(runs.data(run));
    }

    /**
     * Whether a run has a record that still stands: it is not being trained again, and neither were its members.
     *
     * @throws BadInputException if another method trained it, of the same version
     */
    boolean isFinished(PlannedRun run) {
        if (store.run(run.id()).isBeingTrainedAgain()) {
            return false;
        }
        Optional<RunRecord> record = records.completed(run);
        record.ifPresent(known -> method.require(runs.method(run), known, records.trainCommand(run)));
        return record.isPresent() && !isOutdated(run, record.get());
    }

    private boolean isOutdated(PlannedRun run, RunRecord record) {
        if (record.training().composition() == null) {
            return false;
        }
        RunMethod how = runs.method(run);
        try {
            return composer.isOutdated(how, record);
        } catch (BadInputException e) {
            // Its members are not here: nothing speaks against the record.
            return false;
        }
    }

    /**
     * Makes sure that a finished run's weights are here.
     *
     * @param wanting the run that needs it
     * @throws BadInputException if they are not, saying how to get them
     */
    void requireWeights(PlannedRun need, PlannedRun wanting) {
        Optional<Composition> composition = composition(need);
        if (composition.isPresent()) {
            runs.members(need, composition.get()).forEach(member -> requireWeights(member, wanting));
        } else if (!values.has(need)) {
            throw new BadInputException(need.label() + ", which " + wanting.label()
                    + " needs, has a record, but its weights are not in this store: train it here with "
                    + records.trainCommand(need) + ".");
        }
    }
}
