package io.github.auxtask.attack.check.strength;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.Checks;
import io.github.auxtask.attack.check.inspection.CheckLab;
import io.github.auxtask.attack.check.inspection.CheckNumbers;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All checks on classifiers that are what they seem, and on one that hides its gradients. */
class WholeListTest {
    private static ThreatModel threat(Norm norm, String space) {
        return switch (space) {
            case "pixel" -> ThreatModel.pixel(norm, norm == Norm.LINF ? "0.06" : "0.5");
            default ->
                ThreatModel.standardised(norm, norm == Norm.LINF ? "0.3" : "2").withClip(new Clip.None());
        };
    }

    @ParameterizedTest
    @CsvSource({"LINF, pixel", "LINF, standardised", "L2, pixel"})
    void nothingFailsOnAnHonestClassifier(Norm norm, String space) {
        try (CheckLab lab = CheckLab.honest()) {
            Attack suite = CheckLab.suite(threat(norm, space));
            Inspection inspection = lab.inspection(suite);
            boolean[] standing = inspection.trial("suite", () -> suite).standing();
            assertThat(CheckNumbers.count(standing)).as("some stand").isBetween(0, CheckLab.COUNT - 8);
            Checks.Findings findings =
                    Checks.run(lab.subject(suite, standing), CheckLab.BUDGET, lab.manager, 10, id -> {});
            assertThat(findings.outcomes())
                    .extracting(CheckOutcome::id)
                    .containsExactly(
                            "C1", "C2", "C3", "C3b", "C4", "C5", "C6", "C7", "C8", "C9", "C10", "C11", "C12", "C13",
                            "C14", "C15", "C16", "C17", "C18");
            assertThat(findings.outcomes())
                    .allSatisfy(outcome ->
                            assertThat(outcome.status()).as(outcome.toString()).isIn(Status.OK, Status.WARN));
            assertThat(findings.outcomes().stream()
                            .filter(outcome -> outcome.status() == Status.OK)
                            .count())
                    .isGreaterThanOrEqualTo(16);
            assertThat(findings.curves()).containsOnlyKeys(EpsilonCurveCheck.CURVE, ConvergenceCheck.CURVE);
            assertThat(findings.curves().get(EpsilonCurveCheck.CURVE)).hasSizeGreaterThanOrEqualTo(6);
            assertThat(findings.curves().get(ConvergenceCheck.CURVE)).hasSize(2 * CheckLab.BUDGET.steps() + 1);
        }
    }

    @Test
    void hiddenGradientsAreFoundInManyWays() {
        // The sign of a value has no gradient, but scores tell how to change it.
        try (CheckLab lab = new CheckLab(
                x -> CheckLab.small(x.sign()), CheckLab.STANDARDISED, CheckLab.standardised(CheckLab.pixels(7)))) {
            Attack suite = CheckLab.suite(CheckLab.threat("0.2"));
            Map<String, CheckOutcome> outcomes = lab.outcomes(suite, CheckLab.all(true));
            for (String id : List.of("C5", "C8", "C10", "C12", "C16")) {
                assertThat(outcomes.get(id).failsSeverely())
                        .as(outcomes.get(id).toString())
                        .isTrue();
            }
            assertThat(outcomes.get("C10").value()).isEqualTo(100.0);
            assertThat(outcomes.get("C11").status()).isEqualTo(Status.OK);
            assertThat(outcomes.get("C18").status()).isEqualTo(Status.OK);
        }
    }

    @Test
    void checkThatCannotBeMadeIsNotRunWithItsReason() {
        try (CheckLab lab = CheckLab.honest()) {
            Attack nothing = CheckLab.suite(CheckLab.threat("0"));
            Map<String, CheckOutcome> outcomes = lab.outcomes(nothing, CheckLab.all(true));
            assertThat(outcomes.get("C1").failsSeverely()).isTrue();
            assertThat(outcomes.get("C4").status()).isEqualTo(Status.NOT_RUN);
            assertThat(outcomes.get("C4").text()).contains("nothing to vary");
            assertThat(outcomes.get("C4").value()).isNull();
        }
    }
}
