package io.github.auxtask.evaluate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.auxtask.evaluate.EvaluationOutcome;
import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.evaluate.attacked.AttackMetrics;
import io.github.auxtask.evaluate.chunk.EvaluationListener;
import io.github.auxtask.evaluate.clean.CleanKind;
import io.github.auxtask.evaluate.engine.Evaluator;
import io.github.auxtask.experiment.spec.Evaluation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Several epsilons in one evaluation, and the loss that a method trains with. */
class SweepEvaluationTest extends EvaluatorBed {
    private static Evaluation sweep(String sweep, String attack) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "attack",
                attack,
                "epsilons",
                "0..0.12 by 0.04",
                "sweep",
                sweep,
                "clip",
                "own-range",
                "loss",
                "method"));
        if (attack.equals("pgd")) {
            settings.putAll(Map.of("step", "epsilon/5", "steps", 5, "random-start", false, "keep", "last"));
        }
        return new Evaluation("sweep", settings);
    }

    @Test
    void aSweepGivesWhatItsAttacksGiveOneByOne() {
        for (String attack : List.of("fgsm", "pgd")) {
            EvaluationOutcome outcome = sweepWithOwnLoss(sweep("independent", attack), 7);
            assertThat(outcome.metrics().get("epsilon.0")).isEqualTo(75.0);
            assertThat(outcome.curves().get(SweepMetrics.CURVE)).hasSize(4);
            for (String epsilon : List.of("0.04", "0.08", "0.12")) {
                Map<String, Object> single =
                        new HashMap<>(sweep("independent", attack).settings());
                single.keySet().removeAll(List.of("epsilons", "sweep"));
                single.put("epsilon", epsilon);
                single.put("points", "initially-correct");
                EvaluationOutcome alone = sweepWithOwnLoss(new Evaluation("alone", single), 250);
                assertThat(outcome.metrics().get("epsilon." + epsilon)).isEqualTo(alone.accuracyPercent());
                assertThat(outcome.metrics().get("epsilon." + epsilon + ".ofInitiallyCorrect"))
                        .isCloseTo(100.0 * alone.correct() / 30, within(1e-9));
            }
            assertThat(outcome.accuracyPercent()).isEqualTo(outcome.metrics().get("epsilon.0.12"));
            assertThat(outcome.correct()).isLessThan(30);
        }
    }

    @Test
    void aNestedSweepAttacksNoImageThatIsLostAlready() {
        EvaluationOutcome independent = sweepWithOwnLoss(sweep("independent", "fgsm"), 250);
        EvaluationOutcome nested = sweepWithOwnLoss(sweep("nested", "fgsm"), 250);
        double last = 75.0;
        long expected = 0;
        for (String epsilon : List.of("0.04", "0.08", "0.12")) {
            expected += Math.round(last * COUNT / 100);
            double now = nested.metrics().get("epsilon." + epsilon);
            assertThat(now)
                    .isLessThanOrEqualTo(Math.min(last, independent.metrics().get("epsilon." + epsilon)));
            last = now;
        }
        assertThat(nested.metrics().get(AttackMetrics.ATTACKED)).isEqualTo((double) expected);
        assertThat(independent.metrics().get(AttackMetrics.ATTACKED)).isEqualTo(90.0);
        assertThat(expected).isLessThan(90);
    }

    @Test
    void theMethodsLossDecidesWithItsThreshold() {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1.3)).batch(7)) {
            Map<String, Double> metrics =
                    evaluator.evaluate(CLEAN, EvaluationListener.SILENT).metrics();
            assertThat(metrics.get(CleanKind.THRESHOLD_ACCURACY)).isBetween(10.0, 90.0);
            assertThat(metrics.get(CleanKind.METHOD_LOSS)).isBetween(0.5, 3.0);
        }
        try (Evaluator evaluator = evaluator(examples)) {
            assertThatThrownBy(() -> evaluator.evaluate(sweep("nested", "fgsm"), EvaluationListener.SILENT))
                    .hasMessageContaining("loss: method");
        }
    }

    private EvaluationOutcome sweepWithOwnLoss(Evaluation evaluation, int batch) {
        try (Evaluator evaluator = evaluator(examples, ownLoss(1.3)).batch(batch)) {
            return evaluator.evaluate(evaluation, EvaluationListener.SILENT);
        }
    }
}
