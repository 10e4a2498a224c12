package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.graph.export.ScriptExport;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.train.template.TrainingOutcome;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A trained network as files that other tools read: safetensors for its values, TorchScript for running it. */
public final class TrainedModel {
    private TrainedModel() {}

    /** Writes both files of a run. */
    public static void write(RunFolder folder, RunMethod how, Dataset dataset, TrainingOutcome outcome) {
        ImageShape shape = how.inputs(dataset.description()).output();
        ScriptExport.write(
                folder.script(),
                Classifier.of(how, dataset),
                outcome.state(),
                shape.channels(),
                shape.height(),
                shape.width());
        // The weights come last: where they are, the script is too.
        Safetensors.of(metadata(how, dataset), outcome.specs(), outcome.state()).write(folder.weights());
    }

    private static Map<String, String> metadata(RunMethod how, Dataset dataset) {
        PlannedRun run = how.run();
        Standardisation standardisation = how.standardisation(dataset);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", "pt");
        metadata.put("run", run.id().hex());
        metadata.put("label", run.label());
        metadata.put("method", run.method().name() + " " + run.method().version());
        metadata.put("data", dataset.name());
        metadata.put("classes", String.join(",", dataset.classNames()));
        metadata.put("input", how.inputs(dataset.description()).output().toString());
        metadata.put("mean", Arrays.toString(standardisation.mean()));
        metadata.put("std", Arrays.toString(standardisation.std()));
        return metadata;
    }

    /**
     * Reads a run's trained values.
     *
     * @throws BadInputException if the store does not have them
     */
    public static Safetensors read(RunFolder folder, String command) {
        if (!Files.exists(folder.weights())) {
            throw new BadInputException("The store has no weights of this run: train it with " + command + ".");
        }
        return Safetensors.read(folder.weights());
    }
}
