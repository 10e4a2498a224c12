package io.github.auxtask.evaluate.attacked;

import io.github.auxtask.attack.check.Checks;
import io.github.auxtask.data.batch.Examples;
import io.github.auxtask.evaluate.EvaluatedChunk;
import io.github.auxtask.evaluate.EvaluationContext;
import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluationRun;
import io.github.auxtask.evaluate.ExampleBatch;
import io.github.auxtask.evaluate.attacked.AttackedKind.AttackedTask;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/** Attacks chunk after chunk, then makes the checks. */
final class AttackedRun implements EvaluationRun {
    private static final double PERCENT = 100;

    private final AttackedTask task;
    private final EvaluationContext context;
    private final Examples examples;
    private final int[] predictions;
    private final int[] before;
    private final BitSet correct = new BitSet();
    private final AttackMetrics metrics = new AttackMetrics();
    private int counted;
    private boolean beforeKnown = true;

    AttackedRun(AttackedTask task, EvaluationContext context) {
        this.task = task;
        this.context = context;
        this.examples = context.examples();
        this.predictions = new int[examples.count()];
        this.before = new int[examples.count()];
    }

    @Override
    public int total() {
        return predictions.length;
    }

    @Override
    public EvaluatedChunk chunk(int from, int to) {
        ExampleBatch images = ExampleBatch.read(examples, from, to);
        return AttackedChunk.of(from, context.classifier().attacked(task.under(), images));
    }

    @Override
    public void add(EvaluatedChunk chunk) {
        int[] after = AttackedChunk.predictions(chunk);
        for (int i = chunk.first(); i < chunk.end(); i++) {
            predictions[i] = after[i - chunk.first()];
            correct.set(i, predictions[i] == examples.label(i));
        }
        Optional<int[]> unchanged = AttackedChunk.before(chunk);
        beforeKnown &= unchanged.isPresent();
        unchanged.ifPresent(known -> System.arraycopy(known, 0, before, chunk.first(), known.length));
        counted = chunk.end();
        metrics.add(chunk);
    }

    @Override
    public double accuracy() {
        return PERCENT * correct.cardinality() / counted;
    }

    @Override
    public EvaluationOutcome outcome(Consumer<String> listener) {
        EvaluationOutcome.Builder outcome = EvaluationOutcome.of(predictions.length, correct.cardinality())
                .predictions(predictions, examples.classes())
                .correct(correct)
                .metrics(metrics.metrics())
                .attacks(metrics.parts());
        if (task.checks().isPresent()) {
            Checks.Findings findings = new AttackChecks(task.checks().get(), context)
                    .run(task.under(), correct, beforeKnown ? before : null, metrics, listener);
            outcome.checks(findings.outcomes());
            findings.curves().forEach(outcome::curve);
        }
        return outcome.build();
    }
}
