package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.Checks;
import io.github.auxtask.attack.check.inspection.CheckBudget;
import io.github.auxtask.attack.check.inspection.CheckedEvaluation;
import io.github.auxtask.attack.check.inspection.LabelledPredictions;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.chunk.BatchSize;
import io.github.auxtask.evaluate.engine.EngineContext;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The checks of an evaluation that is over.
 *
 * @param budget what they may spend
 * @param context the evaluation's
 */
record AttackChecks(CheckBudget budget, EvaluationContext context) {
    /**
     * Makes them. Where memory does not suffice for a batch, they start again with half of it.
     *
     * @param correct which of the evaluated images were right after the attack
     * @param before the predictions before it; {@code null} if not all are known
     * @param listener hears which check is made
     */
    Checks.Findings run(
            Attack attack, BitSet correct, int @Nullable [] before, AttackMetrics metrics, Consumer<String> listener) {
        EngineContext engine = EngineContext.of(context);
        int total = context.examples().count();
        ExampleBatch images = ExampleBatch.read(context.examples(), 0, Math.min(total, budget.images()));
        int[] labels = new int[images.count()];
        boolean[] standing = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Math.toIntExact(images.labels()[i]);
            standing[i] = correct.get(i);
        }
        CheckedEvaluation subject = new CheckedEvaluation(
                engine.classifier().victim(),
                attack,
                context.seed(),
                new CheckedEvaluation.CheckedImages(images.inputs(), labels, images.indices(), standing),
                new CheckedEvaluation.Counts(
                        total, correct.cardinality(), metrics.initiallyCorrect(), metrics.successes()),
                engine.twinOrNull(),
                before == null ? null : labelled(before));
        BatchSize size = engine.batch();
        while (true) {
            try {
                subject.victim().batch(size.images());
                return Checks.run(
                        subject, budget, engine.manager(), size.images(), id -> listener.accept("check " + id));
            } catch (RuntimeException e) {
                size.halve(size.images(), e);
            }
        }
    }

    private LabelledPredictions labelled(int[] predictions) {
        int[] labels = new int[predictions.length];
        Arrays.setAll(labels, context.examples()::label);
        return new LabelledPredictions(context.classNames(), labels, predictions);
    }
}
