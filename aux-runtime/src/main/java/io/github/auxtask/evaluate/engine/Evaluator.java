package io.github.auxtask.evaluate.engine;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.evaluate.chunk.ChunkJournal;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationLoop;
import io.github.auxtask.evaluate.parse.Evaluations;
import io.github.auxtask.evaluate.parse.ParsedEvaluation;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.nn.ScoreDistribution;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one trained classifier on labelled images, in evaluation mode and with frozen parameters. An image's prediction depends on
 * classifier, evaluation, seed and image, not on batches. What an evaluation does is its kind's business.
 *
 * <p>Holds the classifier on the device until it is closed. For one thread.
 */
public final class Evaluator implements AutoCloseable {
    private static final int BATCH_ON_CPU = 250;
    private static final int BATCH_ON_GPU = 2000;

    private final EvaluatedModel model;
    private final NDManager manager;
    private final Map<Precision, AttackedClassifier> victims = new EnumMap<>(Precision.class);
    private final Map<Precision, AttackedClassifier> twins = new EnumMap<>(Precision.class);
    private final Map<Precision, AttackedClassifier> moments = new EnumMap<>(Precision.class);
    private @Nullable Twin twin;
    private EvaluationSources sources = EvaluationSources.NONE;
    private ChunkJournal.Shelf journals = ChunkJournal.NONE;
    private BatchSize batch;

    /** An undefended classifier of the same inputs and classes, and its values. */
    private record Twin(UnaryOperator<Tensor> classifier, Map<String, float[]> values) {}

    /**
     * An evaluator.
     *
     * @param manager on the device; must stay open longer than this
     */
    public Evaluator(EvaluatedModel model, NDManager manager) {
        this.model = model;
        this.manager = manager;
        int ofCifar = manager.getDevice().isGpu() ? BATCH_ON_GPU : BATCH_ON_CPU;
        this.batch = new BatchSize(batch(ofCifar, model.examples().shape()));
    }

    /** As many images as take the memory that so many of CIFAR's do, at most so many, at least one. */
    private static int batch(int ofCifar, ImageShape shape) {
        return Math.max(1, Math.min(ofCifar, ofCifar * ImageShape.RGB_32.size() / shape.size()));
    }

    /**
     * Uses other batches than 250 images of 32 x 32 on a CPU and 2,000 on a GPU, or fewer that are larger. Where memory does not
     * suffice they are halved.
     */
    public Evaluator batch(int size) {
        batch = new BatchSize(size);
        return this;
    }

    /** Keeps what evaluations have finished, and goes on from what is kept of them. */
    public Evaluator journals(ChunkJournal.Shelf shelf) {
        journals = shelf;
        return this;
    }

    /**
     * Knows the same classifier trained without a defence; checks try on this one what breaks that one. To be called before
     * anything else.
     *
     * @param values of all the twin's parameters and running statistics, by name
     */
    public Evaluator twin(UnaryOperator<Tensor> undefended, Map<String, float[]> values) {
        twin = new Twin(undefended, values);
        return this;
    }

    /** Knows how to come by other images, which some evaluations are about. To be called before anything else. */
    public Evaluator sources(EvaluationSources others) {
        sources = others;
        return this;
    }

    /**
     * Evaluates.
     *
     * @throws BadInputException if the evaluation's settings make no sense, see {@link Evaluations#parse}
     * @throws RunFailedException if the classifier's scores are not finite
     */
    public EvaluationOutcome evaluate(Evaluation evaluation, EvaluationListener listener) {
        return evaluate(Evaluations.parse(evaluation), listener);
    }

    /**
     * Evaluates.
     *
     * @throws BadInputException if what is here does not do for the evaluation
     * @throws RunFailedException if the classifier's scores are not finite
     */
    public EvaluationOutcome evaluate(ParsedEvaluation evaluation, EvaluationListener listener) {
        evaluation.requireUnseen(sources.testImagesSeen());
        try (EvaluationRun run = evaluation.task().start(context(evaluation));
                ChunkJournal journal = journals.open(evaluation, run.total() + " " + run.images())) {
            EvaluationLoop loop = new EvaluationLoop(evaluation, run, journal, listener);
            loop.finish(batch);
            EvaluationOutcome outcome =
                    run.outcome(part -> listener.progress(loop.progress().of(part)));
            return outcome.of(evaluation.name(), loop.seconds());
        }
    }

    private EngineContext context(ParsedEvaluation evaluation) {
        Precision precision = evaluation.precision();
        Examples examples =
                SelectedExamples.of(model.examples(), evaluation.needs().skipFirst(), evaluation.images());
        AttackedClassifier undefended = evaluation.needs().twin() ? twin(precision) : null;
        return new EngineContext(
                model,
                sources,
                evaluation.needs(),
                examples,
                new EngineClassifier(victim(precision), model.seed(), manager, moments(precision)),
                undefended == null ? null : new EngineClassifier(undefended, model.seed(), manager, null),
                batch);
    }

    private AttackedClassifier victim(Precision precision) {
        return victims.computeIfAbsent(precision, p -> {
            AttackedClassifier victim = AttackedClassifier.of(model.classifier(), p, manager, inputs(), model.values());
            Readout readout = model.readout();
            return readout == null ? victim : victim.readout(readout);
        });
    }

    /** A network of its own, because it has parameters that the classifier lacks; compiled where it is asked for. */
    private @Nullable Supplier<AttackedClassifier> moments(Precision precision) {
        ScoreDistribution distribution = model.distribution();
        return distribution == null
                ? null
                : () -> moments.computeIfAbsent(
                        precision,
                        p -> AttackedClassifier.of(
                                x -> sideBySide(distribution.apply(x)), p, manager, inputs(), model.values()));
    }

    private static Tensor sideBySide(ScoreDistribution.Normal normal) {
        return Tensor.concat(List.of(normal.mean(), normal.deviation()), 1);
    }

    private @Nullable AttackedClassifier twin(Precision precision) {
        Twin other = twin;
        return other == null
                ? null
                : twins.computeIfAbsent(
                        precision,
                        p -> AttackedClassifier.of(other.classifier(), p, manager, inputs(), other.values()));
    }

    private InputSpec inputs() {
        ImageShape shape = model.examples().shape();
        Standardisation standardisation = model.standardisation();
        return new InputSpec(
                shape.channels(), shape.height(), shape.width(), standardisation.mean(), standardisation.std());
    }

    @Override
    public void close() {
        victims.values().forEach(AttackedClassifier::close);
        twins.values().forEach(AttackedClassifier::close);
        moments.values().forEach(AttackedClassifier::close);
    }
}
