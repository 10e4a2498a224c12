package io.github.auxtask.run.prepare;

import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.run.store.RunStore;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The run that differs from another only in having no defence, of the same seed: the method says which variant that is. Only one
 * that is trained here is of use.
 *
 * @param how the twin's run and method
 * @param folder its place in the store, which has weights
 */
public record UndefendedTwin(RunMethod how, RunFolder folder) {
    /**
     * Finds it.
     *
     * @param runs all that are asked for; the twin is looked for among them first, because settings may depend on the variant
     */
    public static Optional<UndefendedTwin> of(
            RunMethod defended, DatasetDescription data, TrainedRuns runs, RunStore store) {
        PlannedRun run = defended.run();
        return defended.method()
                .undefendedTwin(defended.description(data))
                .map(variant -> runs.planned().stream()
                        .filter(other -> other.seed() == run.seed()
                                && other.variant().equals(variant)
                                && other.data().equals(run.data()))
                        .findFirst()
                        .orElseGet(() -> PlannedRun.of(
                                variant, run.seed(), run.settings(), run.method(), run.data(), List.of(), run.needs())))
                .map(twin -> new UndefendedTwin(runs.method(twin), store.run(twin.id())))
                .filter(UndefendedTwin::isTrained);
    }

    private boolean isTrained() {
        return Files.exists(folder.weights()) && Files.exists(folder.record()) && !folder.isBeingTrainedAgain();
    }

    /**
     * Makes it known to the evaluator of the run that it is the twin of.
     *
     * @param trainCommand trains a run, even if it is recorded already
     * @return which weights it has
     * @throws io.github.auxtask.core.BadInputException if they are not those of its record
     */
    public EvaluationRecord.Read tell(Evaluator evaluator, Dataset dataset, Function<PlannedRun, String> trainCommand) {
        PlannedRun run = how.run();
        TrainedModel.Values read =
                TrainedModel.read(folder, folder.recordedWeights(), run.label(), trainCommand.apply(run));
        evaluator.twin(Classifier.of(how, dataset), read.values());
        return new EvaluationRecord.Read(
                EvaluationRecord.Read.TWIN,
                run.id().abbreviated(),
                read.digest().hex());
    }
}
