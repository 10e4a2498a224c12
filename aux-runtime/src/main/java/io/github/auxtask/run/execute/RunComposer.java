package io.github.auxtask.run.execute;

import io.github.auxtask.core.NeededRun;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.method.Composition;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.provenance.TrainingBasis;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.run.prepare.TrainedRuns;
import java.util.List;
import java.util.Optional;

/** Runs that are put together from trained ones: what their records say, and whether that is still so. */
final class RunComposer {
    private final TrainedRuns runs;

    RunComposer(TrainedRuns runs) {
        this.runs = runs;
    }

    /** What a run is put together from, as its members are now; empty if it is trained. */
    Optional<TrainingBasis.Composition> compose(RunMethod how) {
        DatasetDescription data = runs.data(how.run());
        return how.composition(data)
                .map(composition -> new TrainingBasis.Composition(composition.rule(), members(how.run(), composition)));
    }

    private List<TrainingBasis.Member> members(PlannedRun run, Composition composition) {
        return runs.members(run, composition).stream()
                .map(member -> new TrainingBasis.Member(
                        member.id(), runs.weightsDigest(member).hex()))
                .toList();
    }

    /** Runs that are needed, with their weights as they are now. */
    List<TrainingBasis.Member> members(List<NeededRun> needs) {
        return needs.stream()
                .map(runs::planned)
                .map(need -> new TrainingBasis.Member(
                        need.id(), runs.weightsDigest(need).hex()))
                .toList();
    }

    /** Numbers in the whole that were trained in its members. */
    long parameters(RunMethod how) {
        return Classifier.parameters(how, runs.data(how.run())).count();
    }

    /**
     * Whether a run was put together from members that have been trained again since.
     *
     * @throws io.github.auxtask.core.BadInputException if the store lacks one of them
     */
    boolean isOutdated(RunMethod how, RunRecord record) {
        return compose(how)
                .map(now -> !now.equals(record.training().composition()))
                .orElse(false);
    }
}
