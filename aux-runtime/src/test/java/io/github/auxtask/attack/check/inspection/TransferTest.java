package io.github.auxtask.attack.check.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.strength.BlackBoxCheck;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.core.Precision;
import io.github.auxtask.graph.Initialisation;
import io.github.auxtask.graph.Mode;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.graph.trace.Program;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The half of C8 that is about images made on an undefended twin. */
class TransferTest {
    private static final Attack SUITE = CheckLab.suite(CheckLab.threat("0.06"));
    private static final float EPSILON = 0.06f;

    /** The honest network's scores, with a gradient of nothing: the crudest way to mask it. */
    private static Tensor masked(Tensor x) {
        return CheckLab.small(x.times(0).add(x.detach()));
    }

    private static CheckLab maskedLab() {
        return new CheckLab(TransferTest::masked, CheckLab.STANDARDISED, CheckLab.standardised(CheckLab.pixels(7)));
    }

    @Test
    void imagesMadeOnAnOpenTwinFindWhatMaskedGradientsHide() {
        try (CheckLab lab = maskedLab();
                AttackedClassifier twin = twin(lab, CheckLab.values(CheckLab::small))) {
            Judgement judged = new BlackBoxCheck().judge(nothingFound(lab, twin));
            assertThat(judged.status()).isEqualTo(Status.FAIL);
            assertThat(judged.value()).isGreaterThan(20);
            assertThat(judged.text())
                    .contains(
                            "Square Attack with 60 queries breaks 0 images",
                            "Transfer of PGD with 8 steps from the undefended twin breaks ")
                    .doesNotContain("not tried");
        }
    }

    @Test
    void anHonestClassifierLosesNothingToATwinThatItsOwnGradientsDoNotFind() {
        try (CheckLab lab = CheckLab.honest();
                AttackedClassifier twin = twin(lab, otherValues())) {
            Inspection inspection = inspection(lab, twin);
            assertThat(CheckLab.status(new BlackBoxCheck(), inspection)).isEqualTo(Status.OK);
            boolean[] transferred = TrialAttacks.transfer(inspection, twin).standing();
            assertThat(CheckNumbers.count(TrialAttacks.whiteBoxStanding(inspection)))
                    .isLessThan(CheckNumbers.count(transferred));
        }
    }

    @Test
    void theImagesStayInTheBallOfTheThreat() {
        try (CheckLab lab = CheckLab.honest();
                AttackedClassifier twin = twin(lab, otherValues())) {
            float[] adversarial =
                    TrialAttacks.transfer(inspection(lab, twin), twin).adversarial();
            float largest = 0;
            for (int i = 0; i < adversarial.length; i++) {
                float std = CheckLab.STANDARDISED.std(i / 36 % 3);
                largest = Math.max(largest, Math.abs(adversarial[i] - lab.images[i]) * std);
            }
            assertThat(largest).isBetween(0.9f * EPSILON, EPSILON + 1e-6f);
        }
    }

    @Test
    void withoutATwinTheOtherHalfStandsAndTheTextSaysSo() {
        try (CheckLab lab = maskedLab()) {
            Judgement alone = new BlackBoxCheck().judge(nothingFound(lab, null));
            assertThat(alone.status()).isEqualTo(Status.OK);
            assertThat(alone.text()).endsWith(" Transfer not tried: no undefended twin is trained here.");
            Inspection found = nothingFound(lab, null);
            found.known(new Trial("square", CheckLab.all(false), lab.images));
            assertThat(CheckLab.status(new BlackBoxCheck(), found)).isEqualTo(Status.FAIL);
        }
    }

    /** No attack of the checks has broken anything. */
    private static Inspection nothingFound(CheckLab lab, @Nullable AttackedClassifier twin) {
        Inspection inspection = inspection(lab, twin);
        for (String name : List.of("fgsm", "pgd", "apgd-ce", "apgd-dlr", "apgd-targeted", "square")) {
            inspection.known(new Trial(name, CheckLab.all(true), lab.images));
        }
        return inspection;
    }

    private static Inspection inspection(CheckLab lab, @Nullable AttackedClassifier twin) {
        return new Inspection(lab.subject(SUITE, CheckLab.all(true), twin), CheckLab.BUDGET, lab.manager, 10);
    }

    private static AttackedClassifier twin(CheckLab lab, Map<String, float[]> values) {
        return AttackedClassifier.of(CheckLab::small, Precision.FP32, lab.manager, CheckLab.STANDARDISED, values);
    }

    /** The same network, differently initialised. */
    private static Map<String, float[]> otherValues() {
        return Initialisation.torchDefaults()
                .values(
                        Program.named("shape")
                                .method(
                                        "scores",
                                        Mode.EVAL,
                                        Precision.FP32,
                                        graph -> List.of(CheckLab.small(graph.input("x", -1, 3, 6, 6))))
                                .parameters(),
                        6);
    }
}
