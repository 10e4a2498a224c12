package io.github.auxtask.attack.check.strength;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.DipModel;
import io.github.auxtask.attack.check.inspection.CheckLab;
import io.github.auxtask.attack.check.inspection.Inspection;
import io.github.auxtask.attack.check.inspection.Judgement;
import io.github.auxtask.attack.gradient.PgdAttack;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Fraction;
import io.github.auxtask.provenance.CheckOutcome;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A classifier that withstands one-step attacks and nothing else, as adversarial training with one step can make it. */
class OneStepTest {
    private static final Attack FGSM = PgdAttack.fgsm(Objective.of(DipModel.threat()));

    @Test
    void overfittingToOneStepIsFoundAndExplained() {
        try (CheckLab lab = DipModel.lab(0, 0.4)) {
            Map<String, CheckOutcome> outcomes = lab.outcomes(FGSM, CheckLab.all(true));
            CheckOutcome leaking = outcomes.get("C3b");
            assertThat(leaking.failsSeverely()).as(leaking.toString()).isTrue();
            assertThat(leaking.text())
                    .contains("FGSM leaves 24 and PGD 0", "Catastrophic overfitting", "PGD finds what FGSM");
            assertThat(leaking.value()).isEqualTo(100.0);
            assertThat(outcomes.get("C3").status()).isEqualTo(Status.OK);
            assertThat(outcomes.get("C15").failsSeverely())
                    .as("FGSM alone misses what other attacks find")
                    .isTrue();
        }
    }

    @Test
    void strongEvaluationOfTheSameClassifierStaysReliable() {
        try (CheckLab lab = DipModel.lab(0, 0.4)) {
            CheckOutcome leaking = lab.outcomes(CheckLab.suite(DipModel.threat()), CheckLab.all(false))
                    .get("C3b");
            assertThat(leaking.status()).isEqualTo(Status.FAIL);
            assertThat(leaking.failsSeverely()).isFalse();
        }
    }

    @Test
    void labelLeakingIsToldFromTheChoiceOfLabel() {
        // In the dip the classifier is wrong; a step against the true label leads out of it on the other side.
        try (CheckLab lab = DipModel.lab(-0.9, 0.4)) {
            Judgement judged = new LabelLeakingCheck().judge(lab.inspection(FGSM));
            assertThat(judged.status()).isEqualTo(Status.FAIL);
            assertThat(judged.text()).contains("0 are right before, 24 after FGSM with true labels", "Label leaking");
        }
        // Far from the dip, on the wrong side of a plain boundary: only the predicted label helps.
        try (CheckLab lab = CheckLab.honest()) {
            int[] right = lab.labels.clone();
            float[][] scores = lab.inspection(FGSM).cleanScores();
            for (int i = 0; i < right.length; i++) {
                right[i] = second(scores[i]);
            }
            lab.labels = right;
            Attack fgsm = PgdAttack.fgsm(Objective.of(CheckLab.threat("0.06")));
            Judgement judged = new LabelLeakingCheck().judge(lab.inspection(fgsm));
            assertThat(judged.status()).isEqualTo(Status.FAIL);
            assertThat(judged.text()).contains("the choice of label rather than leaking");
        }
    }

    @Test
    void aRiseOnAHandfulOfImagesIsAWarningBecauseATestCannotTellItFromChance() {
        try (CheckLab lab = DipModel.lab(-0.9, 0.4)) {
            // The last class is never predicted: those images are wrong before and after.
            Arrays.fill(lab.labels, 4, lab.labels.length, 3);
            Judgement judged = new LabelLeakingCheck().judge(lab.inspection(FGSM));
            assertThat(judged.status()).isEqualTo(Status.WARN);
            assertThat(judged.text())
                    .contains(
                            "0 are right before, 4 after FGSM with true labels",
                            "McNemar's exact test does not tell from chance at the level of 0.010 (p = 0.13)");
        }
    }

    private static int second(float[] scores) {
        int best = io.github.auxtask.attack.engine.AttackedClassifier.predictions(new float[][] {scores})[0];
        int second = best == 0 ? 1 : 0;
        for (int k = 0; k < scores.length; k++) {
            second = k != best && scores[k] > scores[second] ? k : second;
        }
        return second;
    }

    @Test
    void nothingLeaksFromAnHonestClassifier() {
        try (CheckLab lab = CheckLab.honest()) {
            Attack fgsm = PgdAttack.fgsm(Objective.of(CheckLab.threat("0.06")));
            assertThat(CheckLab.status(new LabelLeakingCheck(), lab.inspection(fgsm)))
                    .isEqualTo(Status.OK);
        }
    }

    @Test
    void accuracyThatRisesWithEpsilonIsFound() {
        // Steps as long as epsilon asks for jump over a narrow dip; a small epsilon does not reach it at all.
        try (CheckLab lab = DipModel.lab(0, 0.04)) {
            Inspection inspection = lab.inspection(FGSM);
            Judgement judged = new EpsilonCurveCheck().judge(inspection);
            assertThat(judged.status()).as(judged.text()).isEqualTo(Status.FAIL);
        }
    }

    @Test
    void attackThatGivesItsLastIterateLosesSuccesses() {
        try (CheckLab lab = DipModel.lab(0, 0.04)) {
            Attack last = PgdAttack.pgd(Objective.of(DipModel.threat()), Fraction.parse("0.03"), 8);
            Judgement judged = new SilentSuccessCheck().judge(lab.inspection(last));
            assertThat(judged.status()).as(judged.text()).isEqualTo(Status.FAIL);
            assertThat(CheckLab.status(new SilentSuccessCheck(), lab.inspection(CheckLab.suite(DipModel.threat()))))
                    .isEqualTo(Status.OK);
        }
    }
}
