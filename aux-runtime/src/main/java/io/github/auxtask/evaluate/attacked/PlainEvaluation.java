package io.github.auxtask.evaluate.attacked;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.AttackRandom;
import io.github.auxtask.attack.check.Checks;
import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.attack.engine.AttackEngine;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.Readout;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.evaluate.chunk.ChunkJournal;
import io.github.auxtask.evaluate.chunk.ChunkTally;
import io.github.auxtask.evaluate.chunk.EvaluatedChunk;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationLoop;
import io.github.auxtask.evaluate.chunk.EvaluationOutcome;
import io.github.auxtask.evaluate.chunk.EvaluationProgress;
import io.github.auxtask.evaluate.chunk.ExampleBatch;
import io.github.auxtask.evaluate.chunk.Predictions;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tests a classifier on images, clean or under one attack or suite; attacks are checked afterwards if that is asked for. */
public final class PlainEvaluation implements ChunkTally {
    private static final double PERCENT = 100;
    private static final Checks.Findings NONE = new Checks.Findings(List.of(), Map.of());

    private final @Nullable Attack attack;
    private final @Nullable Readout readout;
    private final AttackedClassifier victim;
    private final @Nullable AttackedClassifier twin;
    private final Examples examples;
    private final long seed;
    private final NDManager manager;
    private final int[] predictions;
    private final BitSet correct;
    private final AttackMetrics metrics = new AttackMetrics();
    private int counted;

    /**
     * One evaluation.
     *
     * @param twin what checks of the attack transfer from; null where there is none
     * @param total how many examples, from the first on
     */
    public PlainEvaluation(
            @Nullable Attack attack,
            @Nullable Readout readout,
            AttackedClassifier victim,
            @Nullable AttackedClassifier twin,
            Examples examples,
            int total,
            long seed,
            NDManager manager) {
        this.attack = attack;
        this.readout = readout;
        this.victim = victim;
        this.twin = twin;
        this.examples = examples;
        this.seed = seed;
        this.manager = manager;
        this.predictions = new int[total];
        this.correct = new BitSet(total);
    }

    /**
     * Evaluates chunk after chunk, then makes the checks.
     *
     * @param checks what checks of the attack may spend, if there are to be any
     * @param values of the classifier, which its readout may tell facts about
     */
    public EvaluationOutcome run(
            Evaluation evaluation,
            Optional<CheckBudget> checks,
            BatchSize batch,
            Map<String, float[]> values,
            ChunkJournal journal,
            EvaluationListener listener) {
        EvaluationLoop course = new EvaluationLoop(evaluation.name(), predictions.length, this, journal, listener);
        course.finish(this::chunk, batch);
        Checks.Findings findings = findings(checks, batch.images(), listener, course.progress());
        return new EvaluationOutcome(
                        evaluation.name(),
                        predictions.length,
                        correct.cardinality(),
                        accuracy(),
                        Predictions.encode(predictions, examples.classes()),
                        course.seconds(),
                        attack == null ? ofClean(values) : metrics.metrics())
                .withCorrect(correct)
                .with(findings.outcomes(), metrics.parts(), findings.curves());
    }

    private EvaluatedChunk chunk(int from, int to) {
        ExampleBatch images = ExampleBatch.read(examples, from, to);
        try (NDManager scope = manager.newSubManager()) {
            NDArray x = images.images(scope);
            if (attack != null) {
                AttackRandom random = AttackRandom.of(seed, attack.name(), images.indices());
                return EvaluatedChunk.attacked(from, AttackEngine.run(attack, victim, scope, x, images.targets(scope), random).outcome());
            }
            int[] clean = AttackedClassifier.predictions(victim.hostScores(scope, x));
            return readout != null && readout.threshold().isPresent()
                    ? EvaluatedChunk.clean(from, clean, victim.losses(scope, x, images.targets(scope)))
                    : EvaluatedChunk.clean(from, clean);
        }
    }

    @Override
    public int rows() {
        return 1;
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        for (int i = chunk.first(); i < chunk.end(); i++) {
            predictions[i] = chunk.predictions()[0][i - chunk.first()];
            correct.set(i, predictions[i] == examples.label(i));
        }
        counted = chunk.end();
        metrics.add(chunk);
        if (readout != null && chunk.losses().length > 0) {
            metrics.addLosses(chunk.losses(), readout.threshold());
        }
    }

    @Override
    public double accuracy() {
        return PERCENT * correct.cardinality() / counted;
    }

    private Map<String, Double> ofClean(Map<String, float[]> values) {
        Map<String, Double> all = new LinkedHashMap<>(metrics.ofLosses());
        if (readout != null) {
            all.putAll(readout.facts(values));
        }
        return all;
    }

    private Checks.Findings findings(
            Optional<CheckBudget> checks, int batch, EvaluationListener listener, EvaluationProgress done) {
        if (attack == null) {
            return NONE;
        }
        return checks.map(budget -> new AttackChecks(budget, examples, seed, manager)
                        .run(victim, attack, correct, metrics, twin, predictions.length, batch, listener, done))
                .orElse(NONE);
    }
}
