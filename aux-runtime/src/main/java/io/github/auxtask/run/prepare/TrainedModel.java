package io.github.auxtask.run.prepare;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.ContentId;
import io.github.auxtask.core.DigestList;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.graph.export.ScriptExport;
import io.github.auxtask.graph.state.Safetensors;
import io.github.auxtask.graph.state.SafetensorsFile;
import io.github.auxtask.run.store.RunFolder;
import io.github.auxtask.train.template.TrainingOutcome;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trained network as files that other tools read: safetensors for its values, TorchScript for running it. */
public final class TrainedModel {
    private static final int SHOWN = 12;

    private TrainedModel() {}

    /** Writes both files of a run. */
    public static void write(RunFolder folder, RunMethod how, Dataset dataset, TrainingOutcome outcome) {
        writeScript(folder, how, dataset, outcome.state());
        // The weights come last: where they are, the script is too.
        Safetensors.of(metadata(how, dataset), outcome.specs(), outcome.state()).write(folder.weights());
    }

    /** Writes the TorchScript file alone, and its digest. */
    public static void writeScript(RunFolder folder, RunMethod how, Dataset dataset, Map<String, float[]> values) {
        ImageShape shape = how.inputs(dataset.description()).output();
        ScriptExport.write(
                folder.script(), Classifier.of(how, dataset), values, shape.channels(), shape.height(), shape.width());
        DigestList.write(
                folder.scriptDigest(), List.of(String.valueOf(folder.script().getFileName())));
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
     * A run's trained values.
     *
     * @param values by torch name
     * @param digest SHA-256 of the file that they were read from
     */
    public record Values(Map<String, float[]> values, ContentId digest) {}

    /**
     * Reads a run's trained values, if they are those that its record is of.
     *
     * @param expected digest that stands in the run's record; empty where nobody recorded it
     * @param label the run's
     * @param command trains it
     * @throws BadInputException if the store does not have them, or has others
     */
    public static Values read(RunFolder folder, Optional<String> expected, String label, String command) {
        if (!Files.exists(folder.weights())) {
            throw new BadInputException("The store has no weights of this run: train it with " + command + ".");
        }
        // Compared and read through one open file, so that it cannot be another's in between.
        try (SafetensorsFile file = opened(folder, command)) {
            ContentId digest = file.digest();
            require(digest, expected, label, command);
            return new Values(Safetensors.read(file).values(), digest);
        }
    }

    private static SafetensorsFile opened(RunFolder folder, String command) {
        try {
            return SafetensorsFile.open(folder.weights());
        } catch (BadInputException e) {
            throw new BadInputException(e.getMessage() + " Train the run again with " + command + ".", e);
        }
    }

    /**
     * The digest of a run's weights file, if it is the one in its record.
     *
     * @throws BadInputException if it is another
     */
    public static ContentId digest(RunFolder folder, Optional<String> expected, String label, String command) {
        ContentId digest = folder.weightsDigest();
        require(digest, expected, label, command);
        return digest;
    }

    private static void require(ContentId found, Optional<String> expected, String label, String command) {
        if (expected.isPresent() && !expected.get().equals(found.hex())) {
            throw new BadInputException("The weights of " + label + " in the store have the SHA-256 "
                    + found.abbreviated() + "..., but its record is of "
                    + expected.get().substring(0, Math.min(SHOWN, expected.get().length()))
                    + "...: they were changed or replaced since they were trained; train it again with " + command
                    + ".");
        }
    }
}
