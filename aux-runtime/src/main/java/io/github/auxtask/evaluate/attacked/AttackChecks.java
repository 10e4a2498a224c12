package io.github.auxtask.evaluate.attacked;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.Checks;
import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.attack.check.inspection.CheckedEvaluation;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.chunk.EvaluationProgress;
import io.github.auxtask.evaluate.chunk.ExampleBatch;
import io.github.auxtask.graph.trace.GraphException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The checks of an evaluation that is over.
 *
 * @param budget what they may spend
 * @param examples the evaluation's
 * @param seed the run's
 * @param manager on the device
 */
record AttackChecks(CheckBudget budget, Examples examples, long seed, NDManager manager) {
    /**
     * Makes them. Where memory does not suffice for a batch, they start again with half of it.
     *
     * @param twin trained without a defence; {@code null} where there is none
     * @param correct which of the evaluated images were right after the attack
     * @param batch images at a time
     */
    Checks.Findings run(
            AttackedClassifier victim,
            Attack attack,
            BitSet correct,
            AttackMetrics metrics,
            @Nullable AttackedClassifier twin,
            int total,
            int batch,
            EvaluationListener listener,
            EvaluationProgress progress) {
        ExampleBatch images = ExampleBatch.read(examples, 0, Math.min(total, budget.images()));
        int[] labels = new int[images.count()];
        boolean[] standing = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Math.toIntExact(images.labels()[i]);
            standing[i] = correct.get(i);
        }
        CheckedEvaluation subject = new CheckedEvaluation(
                victim,
                attack,
                seed,
                images.inputs(),
                labels,
                images.indices(),
                standing,
                total,
                correct.cardinality(),
                metrics.initiallyCorrect(),
                metrics.successes(),
                twin);
        BatchSize size = new BatchSize(batch);
        while (true) {
            try {
                return Checks.run(
                        subject, budget, manager, size.images(), id -> listener.progress(progress.of("check " + id)));
            } catch (GraphException e) {
                size.halve(size.images(), e);
            }
        }
    }
}
