package io.github.auxtask.run.execute;

import io.github.auxtask.core.BadInputException;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.graph.NamePatterns;
import io.github.auxtask.graph.ParameterSpec;
import io.github.auxtask.graph.Parameters;
import io.github.auxtask.graph.state.StoredTensor;
import io.github.auxtask.method.GivenNetwork;
import io.github.auxtask.method.model.ProgramNetwork;
import io.github.auxtask.nn.pretrained.FileNormalisation;
import io.github.auxtask.nn.pretrained.NamePrefix;
import io.github.auxtask.nn.pretrained.PretrainedFile;
import io.github.auxtask.nn.pretrained.PretrainedPart;
import io.github.auxtask.nn.pretrained.PretrainedValues;
import io.github.auxtask.nn.pretrained.WeightSource;
import io.github.auxtask.run.job.Session;
import io.github.auxtask.run.prepare.Classifier;
import io.github.auxtask.run.prepare.RunMethod;
import io.github.auxtask.script.ScriptedModel;
import io.github.auxtask.train.template.TrainingOutcome;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a network that was trained elsewhere, and says what was found in its file. */
final class ModelIntake {
    /** What the record says in place of which epoch was selected. */
    static final String GIVEN = "given";

    private static final String EXACT = "F32";

    private final Session session;

    ModelIntake(Session session) {
        this.session = session;
    }

    /**
     * Reads all values of the run's classifier.
     *
     * @return as if it had been trained in no epoch
     * @throws BadInputException if the file cannot be had, is another one, or does not fit; the message lists every difference
     */
    TrainingOutcome read(RunMethod how, Dataset dataset) {
        GivenNetwork given = how.given(dataset.description())
                .orElseThrow(() -> new IllegalArgumentException(how.run().label() + " is trained"));
        if (given.isProgram()) {
            return program(given, how, dataset);
        }
        Parameters parameters = Classifier.parameters(how, dataset.description());
        try (PretrainedFile file = given.weights().open(session.dataAccess())) {
            String prefix = NamePrefix.of(
                    file.tensors().keySet(),
                    parameters.state().stream().map(ParameterSpec::name).toList());
            FileNormalisation normalisation = FileNormalisation.of(file);
            normalisation.requireSame(
                    how.standardisation(dataset).mean(),
                    how.standardisation(dataset).std());
            tell(how, file, prefix, normalisation);
            PretrainedPart part = new PretrainedPart(
                    file,
                    WeightSource.registry()
                            .named(given.weights().source())
                            .names(given.architecture())
                            .within(prefix, normalisation.names()),
                    "",
                    NamePatterns.NONE,
                    given.weights().unused());
            return outcome(parameters, values(parameters, part), given.weights().description());
        }
    }

    private static TrainingOutcome outcome(Parameters parameters, Map<String, float[]> values, String source) {
        return new TrainingOutcome(
                parameters.state(),
                values,
                0,
                0,
                GIVEN,
                List.of(),
                parameters.count(),
                new TrainingOutcome.TrainedOn(Map.of(), 0, 0, source),
                List.of());
    }

    /** A TorchScript file: what its program reaches is what the network has. */
    private TrainingOutcome program(GivenNetwork given, RunMethod how, Dataset dataset) {
        Path file = ProgramNetwork.read(given, session.dataAccess());
        ScriptedModel model = ProgramNetwork.model(given);
        Parameters parameters = Classifier.parameters(how, dataset.description());
        Map<String, float[]> values = model.values(
                file, parameters.state().stream().map(ParameterSpec::name).toList());
        values.forEach((tensor, numbers) -> requireFinite(model.name(), tensor, numbers));
        session.events()
                .info(how.run().label() + ": " + model.name() + ", SHA-256 "
                        + given.weights().digest().abbreviated() + "..., TorchScript, " + values.size() + " tensors; "
                        + model.operatorText()
                        + (model.otherTypes().isEmpty()
                                ? ""
                                : "; some values stored as " + String.join(", ", model.otherTypes())
                                        + " and computed with as float32")
                        + (model.wasTraining()
                                ? "; it was saved in training mode and is evaluated as after eval()"
                                : ""));
        return outcome(
                parameters, values, "TorchScript, SHA-256 " + given.weights().digest() + ", " + model.operatorText());
    }

    private static Map<String, float[]> values(Parameters parameters, PretrainedPart part) {
        PretrainedValues stored = PretrainedValues.of(parameters, List.of(part), (spec, sink) -> {
            throw new IllegalStateException(spec.name() + " is not in the file");
        });
        Map<String, float[]> values = new LinkedHashMap<>();
        for (ParameterSpec spec : parameters.state()) {
            float[] numbers = new float[Math.toIntExact(spec.size())];
            int[] filled = {0};
            stored.fill(spec, piece -> {
                int count = piece.remaining();
                piece.get(numbers, filled[0], count);
                filled[0] += count;
            });
            requireFinite(part.file().name(), spec.name(), numbers);
            values.put(spec.name(), numbers);
        }
        return values;
    }

    private static void requireFinite(String file, String tensor, float[] numbers) {
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                throw new BadInputException(
                        "The weights " + file + " have a value that is not a finite number in the tensor " + tensor
                                + ": export the model again.");
            }
        }
    }

    private void tell(RunMethod how, PretrainedFile file, String prefix, FileNormalisation normalisation) {
        String types = file.tensors().values().stream()
                .map(StoredTensor::type)
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(type -> !type.equals(EXACT) && type.matches("B?F\\d+"))
                .collect(Collectors.joining(", "));
        session.events()
                .info(how.run().label() + ": " + file.name() + ", SHA-256 "
                        + file.digest().abbreviated() + "..., "
                        + file.tensors().size() + " tensors"
                        + (prefix.isEmpty() ? "" : " under '" + prefix + "'")
                        + (types.isEmpty() ? "" : ", some stored as " + types + " and computed with as float32")
                        + (normalisation.names().isEmpty() ? "" : "; " + normalisation.text()));
    }
}
