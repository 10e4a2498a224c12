package io.github.auxtask.evaluate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.evaluate.EvaluatorBed;
import io.github.auxtask.experiment.spec.Evaluation;
import io.github.auxtask.provenance.CheckOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An evaluation with checks tries on the classifier what breaks its undefended twin. */
class TwinEvaluationTest extends EvaluatorBed {
    private static final Evaluation SUITE = new Evaluation(
            "strong",
            Map.of("attack", "suite", "epsilon", 0.1, "steps", 3, "targets", 2, "queries", 10, "checks", "quick"));

    @Test
    void transferIsTriedWhereThereIsATwin() {
        try (Evaluator evaluator = evaluator(examples).twin(EvaluatorBed::network, values)) {
            assertThat(blackBox(evaluator).text())
                    .contains("Transfer of PGD with", "from the undefended twin breaks ")
                    .doesNotContain("not tried");
        }
    }

    @Test
    void withoutATwinTheTextSaysThatItWasNot() {
        try (Evaluator evaluator = evaluator(examples)) {
            assertThat(blackBox(evaluator).text()).endsWith("Transfer not tried: no undefended twin is trained here.");
        }
    }

    private static CheckOutcome blackBox(Evaluator evaluator) {
        return evaluator.evaluate(SUITE, progress -> {}).checks().stream()
                .filter(check -> check.id().equals("C8"))
                .findFirst()
                .orElseThrow();
    }
}
