package io.github.auxtask.evaluate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.AttackResult;
import io.github.auxtask.attack.InputSpec;
import io.github.auxtask.attack.Readout;
import io.github.auxtask.attack.Victim;
import io.github.auxtask.attack.check.Checks;
import io.github.auxtask.core.BadInputException;
import io.github.auxtask.core.Precision;
import io.github.auxtask.core.RunFailedException;
import io.github.auxtask.data.Examples;
import io.github.auxtask.data.ImageShape;
import io.github.auxtask.data.Standardisation;
import io.github.auxtask.data.corruption.CorruptedExamples;
import io.github.auxtask.data.corruption.CorruptedImages;
import io.github.auxtask.data.corruption.CorruptionSource;
import io.github.auxtask.experiment.Evaluation;
import io.github.auxtask.graph.GraphException;
import io.github.auxtask.graph.Tensor;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final double NANOS = 1e9;
    private static final double PERCENT = 100;

    private static final Checks.Findings NONE = new Checks.Findings(List.of(), Map.of());

    private final UnaryOperator<Tensor> classifier;
    private final Map<String, float[]> values;
    private final Standardisation standardisation;
    private final Examples examples;
    private final long seed;
    private final NDManager manager;
    private final Map<Precision, Victim> victims = new EnumMap<>(Precision.class);
    private @Nullable Readout readout;
    private @Nullable Function<CorruptionSource, CorruptedImages> corrupted;
    private int seen;
    private int batch;

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
        this.batch = manager.getDevice().isGpu() ? BATCH_ON_GPU : BATCH_ON_CPU;
    }

    /** Uses other batches than 250 images on a CPU and 2,000 on a GPU. Where memory does not suffice they are halved. */
    public Evaluator batch(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a batch holds at least one image, not " + size);
        }
        batch = size;
        return this;
    }

    /** Knows the method's own loss, which attacks may climb and some methods decide by. To be called before anything else. */
    public Evaluator readout(Readout other) {
        readout = other;
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
     * @throws BadInputException if the evaluation's settings make no sense, see {@link Evaluations#attackOf}
     * @throws RunFailedException if the classifier's scores are not finite
     */
    public EvaluationOutcome evaluate(Evaluation evaluation, EvaluationListener listener) {
        Attack attack = Evaluations.attackOf(evaluation).orElse(null);
        Optional<CorruptionPlan> corruptions = Evaluations.corruptionsOf(evaluation);
        Victim victim = victim(Evaluations.precisionOf(evaluation));
        if (corruptions.isPresent()) {
            return onCorrupted(corruptions.get(), victim).run(evaluation.name(), listener);
        }
        int total = Evaluations.imagesOf(evaluation, examples.count());
        Optional<EpsilonSweep> sweep = Evaluations.sweepOf(evaluation);
        if (sweep.isPresent()) {
            return new SweepEvaluation(sweep.get(), victim, examples, seed, manager, batch)
                    .run(evaluation.name(), total, listener);
        }
        int[] predictions = new int[total];
        AttackMetrics metrics = new AttackMetrics();
        long started = System.nanoTime();
        BitSet correct = new BitSet(total);
        for (int from = 0; from < total; ) {
            int to = Math.min(total, from + batch);
            int[] chunk = chunk(attack, victim, metrics, from, to);
            if (chunk.length == 0) {
                continue;
            }
            for (int i = from; i < to; i++) {
                predictions[i] = chunk[i - from];
                correct.set(i, predictions[i] == examples.label(i));
            }
            from = to;
            double speed = to / seconds(started);
            listener.progress(new EvaluationProgress(
                    evaluation.name(), to, total, PERCENT * correct.cardinality() / to, speed, (total - to) / speed));
        }
        EvaluationProgress done = new EvaluationProgress(
                evaluation.name(), total, total, PERCENT * correct.cardinality() / total, total / seconds(started), 0);
        Checks.Findings findings = attack == null
                ? NONE
                : AttackChecks.budgetOf(evaluation)
                        .map(budget -> new AttackChecks(budget, examples, seed, manager)
                                .run(victim, attack, correct, metrics, total, batch, listener, done))
                        .orElse(NONE);
        return new EvaluationOutcome(
                        evaluation.name(),
                        total,
                        correct.cardinality(),
                        PERCENT * correct.cardinality() / total,
                        Predictions.encode(predictions, examples.classes()),
                        seconds(started),
                        attack == null ? ofClean(metrics) : metrics.metrics())
                .withCorrect(correct)
                .with(findings.outcomes(), metrics.parts(), findings.curves());
    }

    private CorruptionEvaluation onCorrupted(CorruptionPlan plan, Victim victim) {
        if (corrupted == null) {
            throw new BadInputException(
                    "There are no corrupted images here: remove 'corruptions' from the evaluation.");
        }
        plan.requireUnseen(seen);
        CorruptedImages images = corrupted.apply(plan.source());
        CorruptedExamples chosen = new CorruptedExamples(images, plan.cells(), plan.members(examples), standardisation);
        CorruptionMetrics metrics = new CorruptionMetrics(plan, images, seen);
        return new CorruptionEvaluation(metrics, chosen, victim, manager, batch);
    }

    private Map<String, Double> ofClean(AttackMetrics metrics) {
        Map<String, Double> all = new LinkedHashMap<>(metrics.ofLosses());
        if (readout != null) {
            all.putAll(readout.facts(values));
        }
        return all;
    }

    /** The predictions of some images, or nothing if they did not fit into memory: then the batch size is halved. */
    private int[] chunk(@Nullable Attack attack, Victim victim, AttackMetrics metrics, int from, int to) {
        try (NDManager scope = manager.newSubManager()) {
            ExampleBatch images = ExampleBatch.read(examples, from, to);
            NDArray x = images.images(scope);
            if (attack == null) {
                int[] predictions = Victim.predictions(victim.hostScores(scope, x));
                if (readout != null && readout.threshold().isPresent()) {
                    metrics.addLosses(victim.losses(scope, x, images.targets(scope)), readout.threshold());
                }
                return predictions;
            }
            AttackRandom random = AttackRandom.of(seed, attack.name(), images.indices());
            AttackResult result = attack.run(victim, scope, x, images.targets(scope), random);
            metrics.add(result);
            return result.after();
        } catch (GraphException e) {
            if (!MemoryFailure.is(e)) {
                throw e;
            }
            if (to - from == 1) {
                throw new RunFailedException("One image at a time does not fit into the device's memory.", e);
            }
            batch = (to - from + 1) / 2;
            return new int[0];
        }
    }

    private Victim victim(Precision precision) {
        return victims.computeIfAbsent(precision, p -> {
            ImageShape shape = examples.shape();
            InputSpec inputs = new InputSpec(
                    shape.channels(), shape.height(), shape.width(), standardisation.mean(), standardisation.std());
            Victim victim = Victim.of(classifier, p, manager, inputs, values);
            return readout == null ? victim : victim.readout(readout);
        });
    }

    private static double seconds(long started) {
        return (System.nanoTime() - started) / NANOS;
    }

    @Override
    public void close() {
        victims.values().forEach(Victim::close);
    }
}
