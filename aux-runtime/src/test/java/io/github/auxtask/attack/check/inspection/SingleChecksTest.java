package io.github.auxtask.attack.check.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.auxtask.attack.Attack;
import io.github.auxtask.attack.check.CleanAccuracyCheck;
import io.github.auxtask.attack.check.DenominatorsCheck;
import io.github.auxtask.attack.check.SavedExamplesCheck;
import io.github.auxtask.attack.check.ThreatModelCheck;
import io.github.auxtask.attack.check.correctness.FiniteDifferenceCheck;
import io.github.auxtask.attack.check.correctness.KnownAnswerCheck;
import io.github.auxtask.attack.check.strength.BlackBoxCheck;
import io.github.auxtask.attack.check.strength.ConvergenceCheck;
import io.github.auxtask.attack.check.strength.DiverseLossesCheck;
import io.github.auxtask.attack.check.strength.IterativeCheck;
import io.github.auxtask.attack.check.strength.NoiseCheck;
import io.github.auxtask.attack.check.strength.RestartsCheck;
import io.github.auxtask.attack.engine.IterateTrace;
import io.github.auxtask.attack.threat.Clip;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.graph.Tensor;
import io.github.auxtask.provenance.CheckOutcome.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each check where it fails, most on results that are given. */
class SingleChecksTest {
    private static final Attack SUITE = CheckLab.suite(CheckLab.threat("0.06"));

    private CheckLab lab;

    @BeforeEach
    void open() {
        lab = CheckLab.honest();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    /** An inspection of which some attacks are over already: which images stood. */
    private Inspection given(boolean[] evaluated, Object... namesAndStanding) {
        Inspection inspection = lab.inspection(SUITE, evaluated);
        for (int i = 0; i < namesAndStanding.length; i += 2) {
            String name = (String) namesAndStanding[i];
            inspection.known(new Trial(name, (boolean[]) namesAndStanding[i + 1], lab.images));
        }
        return inspection;
    }

    /** The first so many stand. */
    private static boolean[] first(int count) {
        boolean[] standing = new boolean[CheckLab.COUNT];
        Arrays.fill(standing, 0, count, true);
        return standing;
    }

    private Inspection whiteBox(int standing, String name, int other) {
        return given(
                first(standing),
                "fgsm",
                first(standing),
                "pgd",
                first(standing),
                "apgd-ce",
                first(standing),
                "apgd-dlr",
                first(standing),
                "apgd-targeted",
                first(standing),
                name,
                first(other));
    }

    @Test
    void budgetOfNothingAndPixelsWithoutRangeAreNoThreatModel() {
        assertThat(CheckLab.status(new ThreatModelCheck(), lab.inspection(CheckLab.suite(CheckLab.threat("0")))))
                .isEqualTo(Status.FAIL);
        ThreatModel anyValue = CheckLab.threat("0.1").withClip(new Clip.None());
        assertThat(CheckLab.status(new ThreatModelCheck(), lab.inspection(CheckLab.suite(anyValue))))
                .isEqualTo(Status.WARN);
    }

    @Test
    void classifierThatGuessesHasNothingToDefend() {
        lab.labels =
                IntStream.of(lab.labels).map(k -> (k + 1) % CheckLab.CLASSES).toArray();
        assertThat(CheckLab.status(new CleanAccuracyCheck(), lab.inspection(SUITE)))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void oneStepThatFindsMoreThanManyIsFound() {
        assertThat(CheckLab.status(new IterativeCheck(), given(first(9), "fgsm", first(5), "pgd", first(9))))
                .isEqualTo(Status.FAIL);
        assertThat(CheckLab.status(new IterativeCheck(), given(first(9), "fgsm", first(8), "pgd", first(9))))
                .as("one image")
                .isEqualTo(Status.WARN);
    }

    @Test
    void whatRestartsFindMattersIfTheEvaluationMissedIt() {
        RestartsCheck check = new RestartsCheck();
        Object[] trials = {"pgd", first(9), "pgd with restarts", first(3)};
        assertThat(CheckLab.status(check, given(first(9), trials))).isEqualTo(Status.FAIL);
        assertThat(CheckLab.status(check, given(first(3), trials))).isEqualTo(Status.WARN);
    }

    @Test
    void blackBoxAndNoiseMustNotFindMoreThanGradients() {
        assertThat(CheckLab.status(new BlackBoxCheck(), whiteBox(6, "square", 4)))
                .isEqualTo(Status.FAIL);
        assertThat(CheckLab.status(new BlackBoxCheck(), whiteBox(6, "square", 5)))
                .isEqualTo(Status.WARN);
        assertThat(CheckLab.status(new BlackBoxCheck(), whiteBox(6, "square", 6)))
                .isEqualTo(Status.OK);
        assertThat(CheckLab.status(new NoiseCheck(), whiteBox(6, "noise", 2))).isEqualTo(Status.FAIL);
        assertThat(CheckLab.status(new NoiseCheck(), whiteBox(6, "noise", 20))).isEqualTo(Status.OK);
    }

    @Test
    void evaluationThatLetsOtherLossesGoIsFound() {
        Inspection inspection = given(
                first(9),
                "fgsm",
                first(9),
                "pgd",
                first(9),
                "apgd-ce",
                first(9),
                "apgd-dlr",
                first(9),
                "apgd-targeted",
                first(2));
        Judgement judged = new DiverseLossesCheck().judge(inspection);
        assertThat(judged.status()).isEqualTo(Status.FAIL);
        assertThat(judged.text()).contains("apgd-targeted 8.3 %", "They break 7 images");
    }

    @Test
    void lossThatStillRisesAndImagesThatStillFallAreFound() {
        int steps = 3;
        assertThat(ConvergenceCheck.judged(trace(steps, 5, 5, 2), steps).status())
                .isEqualTo(Status.OK);
        assertThat(ConvergenceCheck.judged(trace(steps, 5, 5, 2.5), steps).status())
                .isEqualTo(Status.WARN);
        assertThat(ConvergenceCheck.judged(trace(steps, 5, 8, 2), steps).status())
                .isEqualTo(Status.FAIL);
    }

    private static List<IterateTrace> trace(int steps, int broken, int brokenLater, double lossLater) {
        List<IterateTrace> trace = new ArrayList<>();
        for (int step = 0; step <= 2 * steps; step++) {
            float[] losses = new float[CheckLab.COUNT];
            Arrays.fill(losses, (float) (step > steps ? lossLater : 2));
            trace.add(new IterateTrace(losses, first(step > steps ? brokenLater : broken)));
        }
        return trace;
    }

    @Test
    void wrongGradientIsFoundByFiniteDifferences() {
        // The value is that of one network, the gradient of another.
        try (CheckLab wrong = new CheckLab(
                x -> {
                    Tensor other = x.flatten().linear("other", CheckLab.CLASSES);
                    return other.add(CheckLab.small(x).sub(other).detach());
                },
                CheckLab.STANDARDISED,
                CheckLab.standardised(CheckLab.pixels(7)))) {
            assertThat(CheckLab.status(new FiniteDifferenceCheck(), wrong.inspection(SUITE)))
                    .isEqualTo(Status.FAIL);
        }
    }

    @Test
    void savedExamplesThatLeaveTheBallOrSucceedNoMoreAreFound() {
        SavedExamplesCheck check = new SavedExamplesCheck();
        float[] far = lab.images.clone();
        far[0] += 1;
        Inspection outside = lab.inspection(SUITE);
        outside.known(new Trial("pgd", CheckLab.all(true), far));
        assertThat(CheckLab.status(check, outside)).isEqualTo(Status.FAIL);
        Inspection harmless = lab.inspection(SUITE);
        harmless.known(new Trial("pgd", CheckLab.all(false), lab.images));
        assertThat(check.judge(harmless).text()).contains("PGD broke 24 of 24", "0 of these are still broken");
        assertThat(CheckLab.status(check, harmless)).isEqualTo(Status.FAIL);
    }

    @Test
    void countsThatDoNotAddUpAreFound() {
        CheckedEvaluation fine = lab.subject(SUITE, first(5));
        CheckedEvaluation wrong = new CheckedEvaluation(
                fine.victim(),
                SUITE,
                3,
                fine.images(),
                new CheckedEvaluation.Counts(CheckLab.COUNT, 2, 20, 10),
                null,
                null);
        assertThat(CheckLab.status(new DenominatorsCheck(), new Inspection(wrong, CheckLab.BUDGET, lab.manager, 10)))
                .isEqualTo(Status.FAIL);
    }

    @Test
    void answersThatAreNotTheClosedFormAreFound() {
        assertThat(KnownAnswerCheck.judged(2e-6, true).status()).isEqualTo(Status.FAIL);
        assertThat(KnownAnswerCheck.judged(1e-8, false).status()).isEqualTo(Status.FAIL);
        ThreatModel threat = ThreatModel.standardised(Norm.LINF, "0.3");
        float[] weights = KnownAnswerCheck.weights(2 * CheckLab.SIZE);
        float[] unmoved = Arrays.copyOf(lab.images, 2 * CheckLab.SIZE);
        assertThat(KnownAnswerCheck.error(lab.inspection(SUITE), threat, weights, unmoved))
                .isGreaterThan(0.1);
    }
}
