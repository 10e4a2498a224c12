package io.github.auxtask.run.prepare;

import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.settings.Settings;
import io.github.auxtask.data.Dataset;
import io.github.auxtask.data.DatasetDescription;
import io.github.auxtask.data.augment.InputPipeline;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.plan.PlannedRun;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.method.Composition;
import io.github.auxtask.method.DataMaker;
import io.github.auxtask.method.GivenNetwork;
import io.github.auxtask.method.Method;
import io.github.auxtask.method.Methods;
import io.github.auxtask.method.NeededRuns;
import io.github.auxtask.method.RunDescription;
import io.github.auxtask.nn.ScoreDistribution;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A planned run together with the method that trains it.
 *
 * @param run as planned
 * @param method as implemented here
 * @param settings with every default of the method filled in
 * @param precision to train in
 * @param needs the trained runs that it needs; none where only its settings matter, see {@link TrainedRuns#method}
 */
public record RunMethod(PlannedRun run, Method method, Settings settings, Precision precision, NeededRuns needs) {
    private static final String PRECISION = "precision";

    /**
     * Finds the method and checks the settings.
     *
     * @throws BadInputException if there is no such method in this version, or a setting is unknown or not allowed
     */
    public static RunMethod of(PlannedRun run) {
        Method method = Methods.named(run.method().name(), run.method().version());
        try {
            Settings settings = Settings.of(run.settings()).validate(Methods.settings(method));
            return new RunMethod(
                    run, method, settings, Precision.parse(settings.text(PRECISION, "fp32")), NeededRuns.none());
        } catch (BadInputException e) {
            throw new BadInputException(run.label() + ": " + e.getMessage(), e);
        }
    }

    /** The same with the runs that it needs. */
    public RunMethod with(NeededRuns others) {
        return new RunMethod(run, method, settings, precision, others);
    }

    /** The same without the runs that it needs. */
    public RunMethod alone() {
        return with(NeededRuns.none());
    }

    /** How its classifier is put together from the runs that it needs; empty if it is trained. */
    public Optional<Composition> composition(DatasetDescription data) {
        return method.composition(alone().description(data));
    }

    /** The file that its classifier is read from, if it was trained elsewhere. */
    public Optional<GivenNetwork> given(DatasetDescription data) {
        return method.given(alone().description(data));
    }

    /** Whether nothing is trained here: it is put together from other runs, or was trained elsewhere. */
    public boolean isUntrained(DatasetDescription data) {
        return composition(data).isPresent() || given(data).isPresent();
    }

    /** What is made from the runs that it needs before it can be trained. */
    public List<DataMaker> makes(DatasetDescription data) {
        return method.makes(alone().description(data));
    }

    /** The run as its method sees it, on a data set that need not be loaded. */
    public RunDescription description(DatasetDescription data) {
        return new RunDescription(run.variant(), run.seed(), settings, data, needs);
    }

    /** The run as its method sees it, on this data set. */
    public RunDescription description(Dataset dataset) {
        return description(dataset.description());
    }

    /** The classifier's scores and the loss it is trained with, of images of this data set. */
    public Readout readout(Dataset dataset) {
        DatasetDescription data = dataset.description();
        return composition(data)
                .map(composition -> {
                    UnaryOperator<Tensor> classifier = Classifier.of(this, data);
                    return (Readout) (images, labels) -> {
                        Tensor scores = classifier.apply(images);
                        return new Readout.Reading(scores, composition.losses().perImage(scores, labels));
                    };
                })
                .orElseGet(() -> method.readout(description(data)));
    }

    /** The classifier's scores with their deviations, where the method predicts them. What is put together predicts none. */
    public Optional<ScoreDistribution> scoreDistribution(Dataset dataset) {
        DatasetDescription data = dataset.description();
        return composition(data).isPresent() ? Optional.empty() : method.scoreDistribution(description(data));
    }

    /** What turns 8-bit images of this data set into the classifier's inputs. */
    public Standardisation standardisation(Dataset dataset) {
        return standardisation(dataset.description());
    }

    /** All that is done to a stored image before the classifier is given it. */
    public InputPipeline inputs(DatasetDescription data) {
        return method.inputs(description(data));
    }

    /** The same of a data set that need not be loaded. */
    Standardisation standardisation(DatasetDescription data) {
        return method.standardisation(description(data));
    }

    /**
     * Reads the run's evaluations, before anything is trained or attacked in vain.
     *
     * @throws BadInputException if one makes no sense
     */
    public List<ParsedEvaluation> evaluations() {
        return run.evaluations().stream().map(Evaluations::parse).toList();
    }

    /**
     * The same, if they leave out what training sees of the test images.
     *
     * @throws BadInputException if an evaluation makes no sense, or tests on corrupted images that training has seen
     */
    public List<ParsedEvaluation> evaluations(DatasetDescription data) {
        List<ParsedEvaluation> parsed = evaluations();
        int seen = method.testImagesSeen(description(data));
        parsed.forEach(evaluation -> evaluation.requireUnseen(seen));
        return parsed;
    }
}
