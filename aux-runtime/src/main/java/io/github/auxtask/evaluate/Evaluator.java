package io.github.auxtask.evaluate;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.attack.threat.InputSpec;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.data.batch.ImageExamples;
import io.github.auxtask.data.corruption.benchmark.CorruptedExamples;
import io.github.auxtask.data.corruption.benchmark.CorruptedImages;
import io.github.auxtask.data.corruption.benchmark.CorruptionSource;
import io.github.auxtask.data.image.ImageShape;
import io.github.auxtask.data.image.Standardisation;
import io.github.auxtask.evaluate.attacked.PlainEvaluation;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.evaluate.chunk.ChunkJournal;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationOutcome;
import io.github.auxtask.evaluate.corrupted.CorruptionEvaluation;
import io.github.auxtask.evaluate.corrupted.CorruptionMetrics;
import io.github.auxtask.evaluate.corrupted.CorruptionPlan;
import io.github.auxtask.evaluate.sweep.EpsilonSweep;
import io.github.auxtask.evaluate.sweep.SweepEvaluation;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.graph.Tensor;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one trained classifier on labelled images, in evaluation mode and with frozen parameters. An image's prediction depends on
 * classifier, evaluation, seed and image, not on batches.
 *
 * <p>Holds the classifier on the device until it is closed. For one thread.
 */
public final class Evaluator implements AutoCloseable {
    private static final int BATCH_ON_CPU = 250;
    private static final int BATCH_ON_GPU = 2000;

    private final UnaryOperator<Tensor> classifier;
    private final Map<String, float[]> values;
    private final Standardisation standardisation;
    private final Examples examples;
    private final long seed;
    private final NDManager manager;
    private final Map<Precision, AttackedClassifier> victims = new EnumMap<>(Precision.class);
    private final Map<Precision, AttackedClassifier> twins = new EnumMap<>(Precision.class);
    private @Nullable Readout readout;
    private @Nullable Twin twin;
    private @Nullable Function<CorruptionSource, CorruptedImages> corrupted;
    private int seen;
    private ChunkJournal.Shelf journals = ChunkJournal.NONE;
    private BatchSize batch;

    /** An undefended classifier of the same inputs and classes, and its values. */
    private record Twin(UnaryOperator<Tensor> classifier, Map<String, float[]> values) {}

    /**
     * An evaluator.
     *
     * @param classifier standardised images [N, C, H, W] to scores [N, K]
     * @param values of all its parameters and running statistics, by name
     * @param examples what it is tested on: usually {@code ImageExamples.of(dataset.test(), standardisation)}
     * @param standardisation that the examples went through; it ties pixel space to them
     * @param seed of the run; attacks draw from its streams
     * @param manager on the device; must stay open longer than this
     */
    public Evaluator(
            UnaryOperator<Tensor> classifier,
            Map<String, float[]> values,
            Examples examples,
            Standardisation standardisation,
            long seed,
            NDManager manager) {
        this.classifier = classifier;
        this.values = values;
        this.standardisation = standardisation;
        this.examples = examples;
        this.seed = seed;
        this.manager = manager;
        this.batch = new BatchSize(batch(manager.getDevice().isGpu() ? BATCH_ON_GPU : BATCH_ON_CPU, examples.shape()));
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

    /** Knows the method's own loss, which attacks may climb and some methods decide by. To be called before anything else. */
    public Evaluator readout(Readout other) {
        readout = other;
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

    /**
     * Knows how to come by corrupted images, which some evaluations are about. To be called before anything else.
     *
     * @param testImagesSeen training has tuned something on corrupted copies of the first so many test images, which findings say
     */
    public Evaluator corrupted(Function<CorruptionSource, CorruptedImages> images, int testImagesSeen) {
        corrupted = images;
        seen = testImagesSeen;
        return this;
    }

    /**
     * Evaluates.
     *
     * @throws BadInputException if the evaluation's settings make no sense, see {@link EvaluationSettings#attackOf}
     * @throws RunFailedException if the classifier's scores are not finite
     */
    public EvaluationOutcome evaluate(Evaluation evaluation, EvaluationListener listener) {
        Attack attack = EvaluationSettings.attackOf(evaluation).orElse(null);
        Optional<CorruptionPlan> corruptions = EvaluationSettings.corruptionsOf(evaluation);
        AttackedClassifier victim = victim(EvaluationSettings.precisionOf(evaluation));
        if (corruptions.isPresent()) {
            return onCorrupted(evaluation, corruptions.get(), victim, listener);
        }
        int total = EvaluationSettings.imagesOf(evaluation, examples.count());
        Optional<EpsilonSweep> sweep = EvaluationSettings.sweepOf(evaluation);
        try (ChunkJournal journal = journals.open(evaluation, total + " test images")) {
            return sweep.isPresent()
                    ? new SweepEvaluation(sweep.get(), victim, examples, total, seed, manager)
                            .run(evaluation.name(), batch, journal, listener)
                    : new PlainEvaluation(attack, readout, victim, twinOf(evaluation), examples, total, seed, manager)
                            .run(
                                    evaluation,
                                    EvaluationSettings.checkBudgetOf(evaluation),
                                    batch,
                                    values,
                                    journal,
                                    listener);
        }
    }

    private EvaluationOutcome onCorrupted(
            Evaluation evaluation, CorruptionPlan plan, AttackedClassifier victim, EvaluationListener listener) {
        if (corrupted == null) {
            throw new BadInputException(
                    "There are no corrupted images here: remove 'corruptions' from the evaluation.");
        }
        plan.requireUnseen(seen);
        CorruptedImages images = corrupted.apply(plan.source());
        CorruptedExamples chosen = new CorruptedExamples(images, plan.cells(), plan.members(examples), standardisation);
        CorruptionMetrics metrics = new CorruptionMetrics(plan, images, seen);
        // The origin matters: the published images may have been fetched since an interruption.
        try (ChunkJournal journal = journals.open(evaluation, chosen.count() + " test images " + images.origin())) {
            return new CorruptionEvaluation(metrics, chosen, victim, manager, batch.images())
                    .run(evaluation.name(), journal, listener);
        }
    }

    private AttackedClassifier victim(Precision precision) {
        return victims.computeIfAbsent(precision, p -> {
            AttackedClassifier victim = AttackedClassifier.of(classifier, p, manager, inputs(), values);
            return readout == null ? victim : victim.readout(readout);
        });
    }

    /** Where it is needed. */
    private @Nullable AttackedClassifier twinOf(Evaluation evaluation) {
        Twin other = twin;
        return other == null || EvaluationSettings.checkBudgetOf(evaluation).isEmpty()
                ? null
                : twins.computeIfAbsent(
                        EvaluationSettings.precisionOf(evaluation),
                        p -> AttackedClassifier.of(other.classifier(), p, manager, inputs(), other.values()));
    }

    private InputSpec inputs() {
        ImageShape shape = examples.shape();
        return new InputSpec(
                shape.channels(), shape.height(), shape.width(), standardisation.mean(), standardisation.std());
    }

    @Override
    public void close() {
        victims.values().forEach(AttackedClassifier::close);
        twins.values().forEach(AttackedClassifier::close);
    }
}
