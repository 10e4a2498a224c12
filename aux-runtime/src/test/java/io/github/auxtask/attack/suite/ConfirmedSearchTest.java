package io.github.auxtask.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import io.github.auxtask.attack.AttackOutcome;
import io.github.auxtask.attack.AttackShare;
import io.github.auxtask.attack.Lab;
import io.github.auxtask.attack.engine.AttackResult;
import io.github.auxtask.attack.engine.AttackedClassifier;
import io.github.auxtask.attack.objective.AttackLoss;
import io.github.auxtask.attack.objective.Objective;
import io.github.auxtask.attack.threat.Norm;
import io.github.auxtask.attack.threat.ThreatModel;
import io.github.auxtask.core.Precision;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Suites that look for adversarial images in bfloat16 and judge them in float32. */
class ConfirmedSearchTest {
    private static final int COUNT = 30;
    private static final SuiteBudget SMALL = new SuiteBudget(8, 1, 3, 20);
    private static final Objective OBJECTIVE =
            Objective.of(ThreatModel.pixel(Norm.LINF, "0.02")).loss(AttackLoss.STABLE_CROSS_ENTROPY);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    private static AttackSuite suite(@Nullable Precision search) {
        return new AttackSuite(SuiteVersion.STANDARD, OBJECTIVE, SMALL, 1, true, search);
    }

    @Test
    void everyPredictionThatCountsIsMadeInTheJudgesPrecision() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(4), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, 4);
            AttackOutcome alone =
                    Lab.run(suite(null), victim, manager, images, labels).outcome();
            AttackResult result = Lab.run(suite(Precision.BF16), victim, manager, images, labels);
            AttackOutcome outcome = result.outcome();
            assertThat(AttackedClassifier.predictions(victim.hostScores(manager, result.adversarial())))
                    .isEqualTo(outcome.after());
            assertThat(outcome.correct()).isBetween(1, outcome.initiallyCorrect() - 1);
            assertThat(Math.abs(outcome.correct() - alone.correct())).isLessThanOrEqualTo(1);
            for (float norm : outcome.norms()) {
                assertThat(norm).isBetween(0f, 0.02001f);
            }
            assertThat(outcome.imageGradients())
                    .isEqualTo(outcome.shares().stream()
                            .mapToLong(AttackShare::imageGradients)
                            .sum());
        }
    }

    @Test
    void inTheJudgesOwnPrecisionNothingIsDoneTwice() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(4), Lab.STANDARDISED)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = Lab.labels(victim, manager, images, 4);
            AttackResult alone = Lab.run(suite(null), victim, manager, images, labels);
            AttackResult same = Lab.run(suite(Precision.FP32), victim, manager, images, labels);
            assertThat(same.adversarial().toFloatArray())
                    .isEqualTo(alone.adversarial().toFloatArray());
            assertThat(same.outcome().imageGradients())
                    .isEqualTo(alone.outcome().imageGradients());
        }
    }

    /** Scores 256 and 256.4, which are one number in bfloat16, so that every image seems to be broken there from the start. */
    @Test
    void whatOnlyTheSearchTakesForBrokenIsSearchedAgainAndNotCounted() {
        Map<String, float[]> values =
                Map.of("fc.weight", new float[2 * Lab.SIZE], "fc.bias", new float[] {256, 256.4f});
        try (AttackedClassifier victim =
                AttackedClassifier.of(Lab.linear(2), Precision.FP32, manager, Lab.STANDARDISED, values)) {
            float[] images = Lab.images(COUNT, 4, Lab.STANDARDISED);
            long[] labels = new long[COUNT];
            Arrays.fill(labels, 1);
            assertThat(Lab.predictions(victim, manager, images)).containsOnly(1);
            assertThat(Lab.predictions(victim.in(Precision.BF16), manager, images))
                    .containsOnly(0);
            AttackOutcome alone =
                    Lab.run(suite(null), victim, manager, images, labels).outcome();
            AttackOutcome outcome = Lab.run(suite(Precision.BF16), victim, manager, images, labels)
                    .outcome();
            assertThat(outcome.correct()).isEqualTo(COUNT);
            assertThat(outcome.imageGradients()).isGreaterThan(alone.imageGradients());
            assertThat(outcome.imageQueries()).isGreaterThanOrEqualTo(alone.imageQueries());
        }
    }

    @Test
    void aClassifierInItsOwnPrecisionIsItself() {
        try (AttackedClassifier victim = Lab.victim(manager, Lab.small(4), Lab.STANDARDISED)) {
            assertThat(victim.in(Precision.FP32)).isSameAs(victim);
            assertThat(victim.in(Precision.BF16)).isNotSameAs(victim).isSameAs(victim.in(Precision.BF16));
        }
    }
}
