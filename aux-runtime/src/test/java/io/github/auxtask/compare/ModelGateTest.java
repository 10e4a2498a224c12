package io.github.auxtask.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.experiment.spec.CheckRules;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
import io.github.auxtask.provenance.RunRecord;
import io.github.auxtask.testing.RunRecordBuilder;
import io.github.auxtask.testing.SampleReproduction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelGateTest {
    @TempDir
    private Path folder;

    private RunRecord run;

    @BeforeEach
    void aRecord() throws IOException {
        run = SampleReproduction.in(folder).completed("full", 1).get(0);
    }

    @Test
    void theWorstEvaluationUnderAnAttackCounts() {
        RunRecord model = with(
                evaluation("clean", null, 90, List.of()),
                evaluation("pgd", "pgd", 45, List.of()),
                evaluation("suite", "suite", 38, List.of()));

        assertThat(ModelGate.failures(asking(38.0), List.of(model))).isEmpty();
        assertThat(ModelGate.failures(asking(40.0), List.of(model)))
                .singleElement()
                .asString()
                .contains("has a robust accuracy of 38.0 % (evaluation 'suite', 100 images), but check.model.minimum is"
                        + " 40.0 %.");
        assertThat(ModelGate.failures(new CheckRules(List.of(), 1), List.of(model)))
                .isEmpty();
    }

    @Test
    void whatWasNotAttackedOrMustNotBeReliedOnDoesNotPass() {
        assertThat(ModelGate.failures(asking(1.0), List.of())).hasSize(1);
        assertThat(ModelGate.failures(asking(1.0), List.of(with(evaluation("clean", null, 90, List.of())))))
                .singleElement()
                .asString()
                .contains("is not evaluated under any attack");
        CheckOutcome severe = new CheckOutcome(
                "C10", "gradients", CheckOutcome.Status.FAIL, true, 32.0, "images", "<= 0", "All gradients are 0.");
        assertThat(ModelGate.failures(asking(1.0), List.of(with(evaluation("suite", "suite", 38, List.of(severe))))))
                .singleElement()
                .asString()
                .endsWith("must not be relied on (evaluation 'suite', check C10): All gradients are 0.");
    }

    private RunRecord with(EvaluationRecord... evaluations) {
        return RunRecordBuilder.like(run).evaluations(List.of(evaluations)).build();
    }

    private static CheckRules asking(double minimum) {
        return new CheckRules(List.of(), 1, false, List.of(), true, true, false, minimum);
    }

    private static EvaluationRecord evaluation(String name, String attack, int correct, List<CheckOutcome> checks) {
        return new EvaluationRecord(
                ContentId.of(name),
                name,
                attack == null ? Map.of() : Map.of("attack", attack),
                new EvaluationRecord.Score(100, correct, correct, null, null),
                1,
                new EvaluationRecord.Details(Map.of(), checks, List.of(), Map.of()),
                null);
    }
}
