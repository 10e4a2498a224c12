package io.github.auxtask.report.single;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.core.ContentId;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.EvaluationRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelVerdictTest {
    private static final CheckOutcome MASKED = new CheckOutcome(
            "C10", "gradients", CheckOutcome.Status.FAIL, true, 32.0, "images", "<= 0", "All gradients are 0.");

    @Test
    void aClaimAboveTheIntervalDoesNotHoldAndAFailedCheckSaysWhy() {
        ModelVerdict verdict = verdict(124, 1000, 47.0, List.of(MASKED));

        assertThat(verdict.claimStands()).isFalse();
        assertThat(verdict.tone()).isEqualTo("bad");
        assertThat(verdict.text())
                .isEqualTo(
                        "Robust accuracy 12.4 % ± 2.2 under L∞ 8/255 on 1000 test images; 90.0 % without an attack; the"
                                + " claim of 47 % does not hold. Check C10 says why, and that even this number must not be"
                                + " relied on.");
    }

    @Test
    void aClaimWithinTheIntervalIsNotContradicted() {
        ModelVerdict verdict = verdict(124, 1000, 14.0, List.of());

        assertThat(verdict.claimStands()).isTrue();
        assertThat(verdict.tone()).isEqualTo("good");
        assertThat(verdict.text()).endsWith("the claim of 14 % is not contradicted.");
    }

    @Test
    void withoutAClaimNothingIsCalledGoodAndAnUnreliableNumberIsCalledSo() {
        assertThat(verdict(124, 1000, null, List.of()).tone()).isEqualTo("unsure");
        assertThat(verdict(124, 1000, null, List.of(MASKED)).text())
                .endsWith("90.0 % without an attack. Check C10 says that this number must not be relied on.");
    }

    @Test
    void whereNothingIsLeftTheIntervalHasOneSide() {
        assertThat(verdict(0, 100, null, List.of()).accuracy()).isEqualTo("0.0 % (up to 3.7)");
        assertThat(verdict(100, 100, null, List.of()).accuracy()).isEqualTo("100.0 % (down to 96.3)");
    }

    @Test
    void theBadgeSaysTheNumberAndWhetherItIsReliable() {
        assertThat(VerdictBadge.svg(verdict(124, 1000, 47.0, List.of(MASKED))))
                .startsWith("<svg ")
                .contains(">12.4 % ± 2.2, L∞ 8/255, unreliable</text>")
                .contains("#8a2d06");
    }

    private static ModelVerdict verdict(int correct, int images, Double claim, List<CheckOutcome> checks) {
        return new ModelVerdict(
                evaluation(ModelVerdict.CLEAN, images * 9 / 10, images, List.of()),
                evaluation(ModelVerdict.ATTACKED, correct, images, checks),
                "L∞ 8/255",
                claim);
    }

    private static EvaluationRecord evaluation(String name, int correct, int images, List<CheckOutcome> checks) {
        return new EvaluationRecord(
                ContentId.of(name),
                name,
                Map.of(),
                new EvaluationRecord.Score(images, correct, 100.0 * correct / images, null, null),
                1,
                new EvaluationRecord.Details(Map.of(), checks, List.of(), Map.of()),
                null);
    }
}
